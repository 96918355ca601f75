/// The words of a name in plain letters: whatever its case, accents, hyphens, apostrophes and spaces. So names are compared, and
/// looked for.
public func plainWords(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.lowercased().unicodeScalars {
        // An apostrophe is no end of a word, however it is typed: "D'Arc" is "Darc".
        if apostrophes.contains(scalar) { continue }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
            word += plain(scalar)
        case .nonspacingMark, .spacingMark, .format: break
        default:
            if !word.isEmpty { words.append(word) }
            word = ""
        }
    }
    if !word.isEmpty { words.append(word) }
    return words
}

/// ' ` ´ and what typewriters, phones and languages have in their place: U+02B9, U+02BB, U+02BC, U+02C8, U+2018, U+2019, U+201B,
/// U+2032, U+FF07.
private let apostrophes: Set<Unicode.Scalar> = [
    "'", "`", "´", "\u{2B9}", "\u{2BB}", "\u{2BC}", "\u{2C8}", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}",
    "\u{FF07}",
]

/// A letter without what is written above, below or through it: its name in Unicode says which that is.
private func plain(_ scalar: Unicode.Scalar) -> String {
    guard !scalar.isASCII, let name = scalar.properties.name else { return String(scalar) }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[1] == "SMALL" else { return String(scalar) }
    if scalar == "ß" { return "ss" }
    return words[3].count <= 2 ? words[3].lowercased() : String(scalar)
}
