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
            let ours = encoder.encode(thing)
            let theirs = try JSONEncoder().encode(thing)
            try #require(try decoder.decode(Thing.self, from: ours) == thing, "round \(round)")
            try #require(try decoder.decode(Thing.self, from: theirs) == thing, "round \(round)")
            try #require(try JSONDecoder().decode(Thing.self, from: ours) == thing, "round \(round)")
        }
    }

    @Test("Les valeurs choisies s'écrivent octet pour octet comme chez Foundation")
    func table() throws {
        try same("é\"\\/\u{1}\u{7f}\u{2028}")
        try same([Int.min, 0, 9, 10, Int.max])
        try same([UInt64.max, 0])
        try same([Int8.min, Int8.max])
        try same([true, false])
        try same(["b": 1, "a": 2, "aa": 3, "": 4])
        try same([Code(known: "b"): 1, Code(known: "a"): 2])
        try same([1: "a", -1: "b"])
        try same([[String: [Int]]]())
        try same(["a": [String: Int]()])
        try same([Empty()])
        try same(Outcome.certified)
        try same(Outcome.adjourned(reason: "x", until: nil))
        try same(Outcome.partial(["a"], marks: ["b": 1]))
        try same([Data([0, 255, 7])])
        try same([Level.high])
        try same(Pair(left: "a", right: nil))
    }

    private func same<T: JSONCodable & Codable & Equatable>(_ value: T, at place: SourceLocation = #_sourceLocation)
        throws
    {
        let foundation = JSONEncoder()
        foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let ours = encoder.encode(value)
        #expect(
            String(decoding: ours, as: UTF8.self) == String(decoding: try foundation.encode(value), as: UTF8.self),
            sourceLocation: place
        )
        #expect(try decoder.decode(T.self, from: ours) == value, sourceLocation: place)
    }

    @Test("Les membres d'un dictionnaire sont rangés par les octets de leurs clés, ceux d'une structure non")
    func order() throws {
        let alpha = ["é": 1, "z": 2, "\n": 3, "!": 4, "Z": 5, "\u{10000}": 6, "\u{FFFF}": 7]
        let text = String(decoding: encoder.encode(Unordered(zulu: 1, alpha: alpha)), as: UTF8.self)
        #expect(
            text == "{\"zulu\":1,\"alpha\":{\"\\n\":3,\"!\":4,\"Z\":5,\"z\":2,\"é\":1,\"\u{FFFF}\":7,\"\u{10000}\":6}}"
        )
    }

    @Test("Un membre se retire d'un objet, où qu'il soit, et rien d'autre ne change")
    func parts() throws {
        let texts = [
            (#"{"a":1,"p":{"x":"}\""},"b":[2]}"#, #"{"a":1,"b":[2]}"#, #"{"x":"}\""}"#),
            (#"{"p":"q","b":2}"#, #"{"b":2}"#, #""q""#), (#"{"b":2,"p":[]}"#, #"{"b":2}"#, "[]"),
            (#"{"p":null}"#, "{}", "null"), (#"{"b":{"p":1}}"#, #"{"b":{"p":1}}"#, nil), ("{}", "{}", nil),
        ]
        for (whole, rest, value) in texts {
            let parts = try decoder.parts(of: Data("-\(whole)".utf8).dropFirst(), at: "p")
            #expect(String(decoding: parts.rest, as: UTF8.self) == rest)
            #expect(parts.value.map { String(decoding: $0, as: UTF8.self) } == value)
        }
        #expect(throws: DecodingError.self) { try decoder.parts(of: Data("[]".utf8), at: "p") }
    }
}

/// Members that stand in another order than their names.
struct Unordered: Codable {
    var zulu: Int
    var alpha: [String: Int]
}
