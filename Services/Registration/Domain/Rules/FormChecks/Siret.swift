/// The SIREN in a SIRET, however it is spaced; `nil` for anything else.
func siren(_ siret: String) -> String? {
    let digits = siret.filter { !$0.isWhitespace }
    return digits.count == 14 ? String(digits.prefix(9)) : nil
}
