/// What is wrong with a SIRET.
enum SiretFault: Equatable { case shape, checkDigit }

/// What is wrong with a SIRET, the number of an establishment: SIREN of the company, five digits, the last of them a
/// check digit (Luhn, ISO/IEC 7812-1); `nil` when nothing is.
///
/// La Poste has more establishments than the key leaves room for: those under its SIREN are valid when the sum of
/// their digits is a multiple of five (INSEE), its head office by the ordinary key.
func siretFault(_ siret: String) -> SiretFault? {
    let bytes = Array(siret.utf8)
    guard bytes.count == 14, bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return .shape
    }
    let digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
    // No company has the SIREN 000000000, though it satisfies the key.
    guard digits.prefix(9).contains(where: { $0 != 0 }) else { return .shape }
    if luhnHolds(digits) { return nil }
    if siret.hasPrefix("356000000"), digits.reduce(0, +) % 5 == 0 { return nil }
    return .checkDigit
}

private func luhnHolds(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
        let value = place.isMultiple(of: 2) ? digit : digit * 2
        sum += value > 9 ? value - 9 : value
    }
    return sum.isMultiple(of: 10)
}

/// The SIREN in a SIRET, however it is spaced; `nil` for anything else.
func siren(_ siret: String) -> String? {
    let digits = siret.filter { !$0.isWhitespace }
    return digits.count == 14 ? String(digits.prefix(9)) : nil
}
