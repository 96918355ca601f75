/// The alphabet of check codes, and the check character of codes and numbers.
///
/// 23 characters of which none is easily taken for another, in print or handwriting: without 0 and O, 1, I
/// and L, 2 and Z, 5 and S, 8 and B, U and V. Their number is a prime, for the sake of the check: a sum in which each place has a weight of its own
/// tells every single wrong character and every exchange of two characters, next to each other or not.
enum CheckCharacter {
    /// The characters, by value.
    static let alphabet: [Character] = Array("34679ACDEFGHJKMNPQRTWXY")

    /// How many values can be checked: as many as there are weights besides that of the check character.
    static let longest = 21

    /// The check character of at most `longest` values, each of 0 to 22; `nil` for anything else.
    static func of(_ values: [Int]) -> Character? {
        guard values.count <= longest, values.allSatisfy({ alphabet.indices.contains($0) }) else { return nil }
        // Weights 1, 2, …; the check character stands in the sum with -1, which no other place has.
        let sum = values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        return alphabet[sum % alphabet.count]
    }
}
