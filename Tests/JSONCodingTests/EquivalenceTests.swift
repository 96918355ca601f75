import Foundation
import JSONCoding
import Testing

@Suite("Le codage JSON dit la même chose que celui de Foundation")
struct EquivalenceTests {
    private let encoder = JSONBytesEncoder()
    private let decoder = JSONBytesDecoder()

    @Test("Deux mille valeurs tirées au sort passent d'un codeur à l'autre")
    func randomValues() throws {
        var seed = Seeded(20_261_123)
        for round in 0..<2000 {
            let thing = Thing.random(&seed)
            let ours = try encoder.encode(thing)
            let theirs = try JSONEncoder().encode(thing)
            try #require(try decoder.decode(Thing.self, from: ours) == thing, "round \(round)")
            try #require(try decoder.decode(Thing.self, from: theirs) == thing, "round \(round)")
            try #require(try JSONDecoder().decode(Thing.self, from: ours) == thing, "round \(round)")
        }
    }

    @Test("Les valeurs choisies s'écrivent octet pour octet comme chez Foundation")
    func table() throws {
        try same("é\"\\/\u{1}\u{7f}\u{2028}")
        try same([1.0, -0.0, 0.1, 1e300, .leastNonzeroMagnitude, 123_456_789])
        try same([Float(0.1), 16_777_216])
        try same([Int.min, 0, 9, 10, Int.max])
        try same([UInt64.max, 0])
        try same([Int8.min, Int8.max])
        try same([true, false])
        try same([Int?.none, 3])
        try same(Int?.none)
        try same(["b": 1, "a": 2, "aa": 3, "": 4])
        try same([Code("b"): 1, Code("a"): 2])
        try same([[String: [Int]]]())
        try same(["a": [String: Int]()])
        try same([Empty()])
        try same(Outcome.adjourned(reason: "x", until: nil))
        try same(Date(timeIntervalSinceReferenceDate: 12.5))
        try same(1...3)
        try same([Level.high])
    }

    private func same<T: Codable & Equatable>(_ value: T, at place: SourceLocation = #_sourceLocation) throws {
        let foundation = JSONEncoder()
        foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let ours = try encoder.encode(value)
        #expect(
            String(decoding: ours, as: UTF8.self) == String(decoding: try foundation.encode(value), as: UTF8.self),
            sourceLocation: place
        )
        #expect(try decoder.decode(T.self, from: ours) == value, sourceLocation: place)
    }

    @Test("Les membres d'un dictionnaire sont rangés par les octets de leurs clés, ceux d'une structure non")
    func order() throws {
        struct Pair: Encodable {
            var zulu = 1
            var alpha = ["é": 1, "z": 2, "\n": 3, "!": 4, "Z": 5, "\u{10000}": 6, "\u{FFFF}": 7]
        }
        let text = String(decoding: try encoder.encode(Pair()), as: UTF8.self)
        #expect(
            text == "{\"zulu\":1,\"alpha\":{\"\\n\":3,\"!\":4,\"Z\":5,\"z\":2,\"é\":1,\"\u{FFFF}\":7,\"\u{10000}\":6}}"
        )
    }

    @Test("Un dictionnaire qui s'encode lui-même est rangé aussi")
    func directOrder() throws {
        struct Wrapped: Encodable {
            func encode(to encoder: any Encoder) throws {
                try Dictionary(uniqueKeysWithValues: (10..<60).map { (Code("k\($0)"), $0) }).encode(to: encoder)
            }
        }
        let members = (10..<60).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        #expect(String(decoding: try encoder.encode([Wrapped()]), as: UTF8.self) == "[{\(members)}]")
    }

    @Test("Une classe et sa superclasse s'écrivent et se relisent")
    func classes() throws {
        let child = Child(base: "b", own: 2)
        let ours = try encoder.encode([child])
        #expect(String(decoding: ours, as: UTF8.self) == #"[{"own":2,"super":{"base":"b"}}]"#)
        let back = try decoder.decode([Child].self, from: ours)
        #expect(back.first?.base == "b" && back.first?.own == 2)
    }

    @Test("Ce qui ne peut pas s'écrire est refusé, et l'encodeur reste bon")
    func refusals() throws {
        #expect(throws: EncodingError.self) { try encoder.encode([Double.nan]) }
        #expect(throws: EncodingError.self) { try encoder.encode(["a": Float.infinity]) }
        #expect(throws: EncodingError.self) { try encoder.encode([Data([1])]) }
        #expect(throws: EncodingError.self) { try encoder.encode(Nothing()) }
        #expect(throws: EncodingError.self) { try encoder.encode(Interleaved()) }
        #expect(throws: EncodingError.self) { try encoder.encode(Twice()) }
        #expect(throws: EncodingError.self) { try encoder.encode(Nest(depth: 129)) }
        #expect(String(decoding: try encoder.encode(Lenient()), as: UTF8.self) == #"{"after":1}"#)
        let deepest = try encoder.encode(Nest(depth: 128))
        #expect(deepest.count == 256)
        #expect(try decoder.decode(Nest.self, from: deepest).depth == 128)
    }

    @Test("L'erreur d'écriture dit où")
    func encodingPath() throws {
        do {
            _ = try encoder.encode(["a": [[1.0], [2.0, .nan]]])
            Issue.record("written")
        } catch EncodingError.invalidValue(_, let context) {
            #expect(context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } == ["a", "1", "1"])
        }
    }

    @Test("Un décodeur gardé après coup lit encore son texte")
    func keptDecoder() throws {
        let kept = try decoder.decode(Keeper.self, from: Data("\"first\"".utf8))
        _ = try decoder.decode(String.self, from: Data("\"other\"".utf8))
        #expect(try kept.decoder.singleValueContainer().decode(String.self) == "first")
    }
}

private class Base: Codable {
    var base: String
    init(base: String) { self.base = base }
}

private final class Child: Base {
    var own: Int
    enum CodingKeys: CodingKey { case own }

    init(base: String, own: Int) {
        self.own = own
        super.init(base: base)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        own = try container.decode(Int.self, forKey: .own)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(own, forKey: .own)
        try super.encode(to: container.superEncoder())
    }
}

private struct Nothing: Encodable {
    func encode(to encoder: any Encoder) throws {}
}

/// Goes back to an array after what follows it.
private struct Interleaved: Encodable {
    enum CodingKeys: CodingKey { case first, second }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var first = container.nestedUnkeyedContainer(forKey: .first)
        try first.encode(1)
        try container.encode(2, forKey: .second)
        try first.encode(3)
    }
}

private struct Twice: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("a")
        try container.encode("b")
    }
}

/// Goes on without a member that cannot be written.
private struct Lenient: Encodable {
    enum CodingKeys: CodingKey { case before, after }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try? container.encode(["a": [1.0, .nan]], forKey: .before)
        try container.encode(1, forKey: .after)
    }
}

private struct Nest: Codable {
    var depth: Int
    init(depth: Int) { self.depth = depth }

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        depth = container.isAtEnd ? 1 : try container.decode(Nest.self).depth + 1
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        if depth > 1 { try container.encode(Nest(depth: depth - 1)) }
    }
}

private struct Keeper: Decodable {
    let decoder: any Decoder
    init(from decoder: any Decoder) throws { self.decoder = decoder }
}
