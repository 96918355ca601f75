/// The secret by which a holder lets others verify a certificate: 15 random characters of 23 (67 bits), and a check
/// character; written in groups of four, as `7GHK-3MNA-…`.
public struct CheckCode: Hashable, Sendable, CustomStringConvertible {
    /// The 16 characters without hyphens.
    public let characters: String

    private static let randomLength = 15

    /// A code out of 16 random bytes: of 128 bits 67 are used, so that every code is as likely as any other to within
    /// one in 2^60. `nil` for any other number of bytes.
    public init?(entropy: [UInt8]) {
        guard entropy.count == 16 else { return nil }
        // The bytes are one large number, written out in base 23.
        var number = entropy
        var values: [Int] = []
        let base = CheckCharacter.alphabet.count
        for _ in 0..<CheckCode.randomLength {
            var rest = 0
            for index in number.indices {
                let part = rest * 256 + Int(number[index])
                number[index] = UInt8(part / base)
                rest = part % base
            }
            values.append(rest)
        }
        guard let check = CheckCharacter.of(values) else { return nil }
        characters = String(values.map { CheckCharacter.alphabet[$0] } + [check])
    }

    /// Reads a code as somebody types it: in either case, with or without hyphens and spaces; `nil` when it is none,
    /// or its check character does not fit.
    public init?(_ text: String) {
        let characters = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        let values = characters.compactMap { CheckCharacter.alphabet.firstIndex(of: $0) }
        guard values.count == characters.count, values.count == CheckCode.randomLength + 1,
            CheckCharacter.of(Array(values.dropLast())) == characters.last
        else { return nil }
        self.characters = characters
    }

    public var description: String {
        stride(from: 0, to: characters.count, by: 4)
            .map { String(characters.dropFirst($0).prefix(4)) }
            .joined(separator: "-")
    }

    /// The bytes over which the digest of a code is taken, with the number of its certificate: the same code under two
    /// certificates has two digests.
    public func digestInput(number: String) -> [UInt8] { Array("ccs-check-code-v1\n\(number)\n\(characters)\n".utf8) }
}
