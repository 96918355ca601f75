/// What is wrong with a SIRET or a SIREN.
public enum CompanyNumberFault: Equatable, Sendable { case shape, checkDigit }

/// What is wrong with a SIREN, the number of a company: nine digits, the last of them a check digit (Luhn, ISO/IEC 7812-1);
/// `nil` when nothing is.
public func sirenFault(_ siren: String) -> CompanyNumberFault? {
    guard let digits = digits(of: siren, 9) else { return .shape }
    return luhnHolds(digits[...]) ? nil : .checkDigit
}

/// What is wrong with a SIRET, the number of an establishment: the SIREN of the company with its own key, and five digits, the
/// last of them a check digit of the whole (Luhn); `nil` when nothing is.
///
/// La Poste has more establishments than the key leaves room for: those under its SIREN are valid when the sum of
/// their digits is a multiple of five (INSEE), its head office by the ordinary key.
public func siretFault(_ siret: String) -> CompanyNumberFault? {
    guard let digits = digits(of: siret, 14) else { return .shape }
    guard luhnHolds(digits.prefix(9)) else { return .checkDigit }
    if luhnHolds(digits[...]) { return nil }
    if siret.hasPrefix("356000000"), digits.reduce(0, +) % 5 == 0 { return nil }
    return .checkDigit
}

/// That many digits, not all of the company's zero: no company has the SIREN 000000000, though it satisfies the key.
private func digits(of text: String, _ count: Int) -> [Int]? {
    let bytes = Array(text.utf8)
    guard bytes.count == count, bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return nil
    }
    let digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
    return digits.prefix(9).contains { $0 != 0 } ? digits : nil
}

private func luhnHolds(_ digits: ArraySlice<Int>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
        let value = place.isMultiple(of: 2) ? digit : digit * 2
        sum += value > 9 ? value - 9 : value
    }
    return sum.isMultiple(of: 10)
}
