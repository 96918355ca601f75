import Testing

@testable import CertificationDomain

@Suite("Numéro national et code de contrôle")
struct NumberTests {
    @Test("Un numéro s'écrit et se relit")
    func numberReadsBack() throws {
        let number = try #require(CertificateNumber(year: 2026, place: 123))
        #expect(number.description.hasPrefix("CCS-2026-000123-"))
        #expect(number.description.count == 17)
        #expect(CertificateNumber(number.description) == number)
        #expect(CertificateNumber(" " + number.description.lowercased() + " ") == number)
        let large = try #require(CertificateNumber(year: 2026, place: 1_234_567))
        #expect(CertificateNumber(large.description) == large)
    }

    @Test("Un numéro garde son caractère de contrôle pour toujours")
    func numberIsStable() {
        // Worked out by hand: 1·2 + 2·0 + 3·2 + 4·6 + 8·1 + 9·2 + 10·3 = 88, 88 mod 23 = 19, the 20th is T.
        #expect(CertificateNumber(year: 2026, place: 123)?.description == "CCS-2026-000123-T")
    }

    @Test(
        "Ce qui n'est pas un numéro n'en est pas un",
        arguments: [
            "", "CCS", "CCS-2026-000123", "CCS-2026-123-T", "CCS-2026-0000123-T", "CCS-26-000123-T",
            "CCT-2026-000123-T",
            "CCS-2026-000000-3", "CCS-2026-000123-TT", "CCS--2026-000123-T", "CCS-+2026-000123-T",
        ]
    )
    func otherTextIsNoNumber(_ text: String) { #expect(CertificateNumber(text) == nil) }

    @Test("Hors de ses bornes, il n'y a pas de numéro")
    func numberHasLimits() {
        #expect(CertificateNumber(year: 1999, place: 1) == nil)
        #expect(CertificateNumber(year: 2026, place: 0) == nil)
        #expect(CertificateNumber(year: 2026, place: -1) == nil)
        #expect(CertificateNumber(year: 2026, place: Int.max) == nil)
    }

    @Test("Une faute de frappe dans un numéro se voit")
    func wrongDigitShows() throws {
        let text = Array(try #require(CertificateNumber(year: 2026, place: 123)).description)
        for place in text.indices where text[place] != "-" && place > 2 {
            for character in "0123456789ACDEFGHJKMNPQRTWXY" where character != text[place] {
                var wrong = text
                wrong[place] = character
                #expect(CertificateNumber(String(wrong)) == nil)
            }
        }
    }

    @Test("Un code a 67 bits de hasard et aucun caractère qui se confonde")
    func codeIsRandomAndReadable() {
        #expect(CheckCharacter.alphabet.count == 23)
        #expect(Set(CheckCharacter.alphabet).count == 23)
        #expect(CheckCharacter.alphabet.allSatisfy { !"0O1IL2Z5S8BUV".contains($0) })
        // 23^15 is more than 2^67.
        var codes = 1.0
        for _ in 0..<15 { codes *= 23 }
        #expect(codes > 147_573_952_589_676_412_928)
    }

    @Test("Un code s'écrit par quatre et se relit comme on le tape", arguments: UInt64(1)...50)
    func codeReadsBack(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let code = try #require(CheckCode(entropy: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }))
        let text = code.description
        #expect(text.count == 19)
        #expect(text.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        #expect(CheckCode(text) == code)
        #expect(CheckCode(" " + text.lowercased().replacing("-", with: " ")) == code)
    }

    @Test("Une faute de frappe, ou deux caractères échangés, se voient toujours", arguments: UInt64(1)...20)
    func anyMistakeShows(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let code = try #require(CheckCode(entropy: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }))
        let characters = Array(code.characters)
        for place in characters.indices {
            for character in CheckCharacter.alphabet where character != characters[place] {
                var wrong = characters
                wrong[place] = character
                #expect(CheckCode(String(wrong)) == nil)
            }
            for other in characters.indices where characters[other] != characters[place] {
                var wrong = characters
                wrong.swapAt(place, other)
                #expect(CheckCode(String(wrong)) == nil)
            }
        }
    }

    @Test("Tout le hasard d'un code compte")
    func everyByteCounts() throws {
        let zeros = [UInt8](repeating: 0, count: 16)
        let code = try #require(CheckCode(entropy: zeros))
        for place in zeros.indices {
            var other = zeros
            other[place] = 1
            #expect(CheckCode(entropy: other) != code)
        }
        #expect(CheckCode(entropy: Array(zeros.dropLast())) == nil)
        #expect(CheckCode(entropy: zeros + [0]) == nil)
        #expect(CertificateEntropy(zeros) == nil)
    }

    @Test("Les caractères d'un code sortent tous aussi souvent")
    func codeIsEven() throws {
        var random = SeededGenerator(seed: 7)
        var counts: [Character: Int] = [:]
        for _ in 0..<4000 {
            let code = try #require(CheckCode(entropy: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }))
            for character in code.characters { counts[character, default: 0] += 1 }
        }
        // 64,000 characters, 2,783 of each on average, standard deviation about 52.
        #expect(counts.count == 23)
        #expect(counts.values.allSatisfy { (2500...3070).contains($0) })
    }
}
