import Foundation
import JSONCoding

/// A key that is a string on the wire, and is not any string.
struct Code: Hashable, WrittenAsText, CodingKeyRepresentable, Sendable {
    let value: String

    init(known value: String) { self.value = value }

    init?(_ description: String) {
        if description == "forbidden" { return nil }
        value = description
    }

    static var spelling: String { "forbidden" }

    var description: String { value }
    var codingKey: any CodingKey { Name(stringValue: value) }

    init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// An enumeration whose cases hold values.
enum Outcome: Codable, Equatable, Sendable {
    case certified
    case adjourned(reason: String, until: Int?)
    case partial([String], marks: [String: Int])
}

enum Level: String, Codable, CaseIterable, Sendable { case low, middle, high }

struct Empty: Codable, Equatable, Sendable {}

struct Pair<Value: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
    var left: Value
    var right: Value?
}

/// Something of everything, nested.
struct Thing: Codable, Equatable, Sendable {
    var name: String
    var note: String?
    var count: Int
    var big: UInt64
    var small: Int8?
    var bytes: Data
    var isDone: Bool
    var isKnown: Bool?
    var level: Level
    var codes: [Code]
    var marks: [Code: Mark]
    var words: [String: String]?
    var byNumber: [Int: String]
    var outcomes: [Outcome]
    var grid: [[Int]]
    var empty: Empty
    var pair: Pair<Int>
    var children: [Thing]

    struct Mark: Codable, Equatable, Sendable {
        var value: Int
        var reason: String?
    }
}

extension Thing {
    static func random(_ seed: inout Seeded, depth: Int = 2) -> Thing {
        func some<T>(_ make: () -> T) -> T? { Bool.random(using: &seed) ? make() : nil }
        func many<T>(_ make: () -> T) -> [T] { (0..<Int.random(in: 0...4, using: &seed)).map { _ in make() } }
        func text() -> String { seed.text() }
        func number() -> Int { seed.number() }
        func outcome() -> Outcome {
            switch Int.random(in: 0...2, using: &seed) {
            case 0: .certified
            case 1: .adjourned(reason: text(), until: some(number))
            default: .partial(many(text), marks: Dictionary([("a", number()), (text(), number())]) { $1 })
            }
        }
        return Thing(
            name: text(),
            note: some(text),
            count: number(),
            big: .random(in: 0...UInt64.max, using: &seed),
            small: some { Int8.random(in: .min ... .max, using: &seed) },
            bytes: Data(text().utf8),
            isDone: .random(using: &seed),
            isKnown: some { true },
            level: Level.allCases.randomElement(using: &seed) ?? .low,
            codes: many { Code(known: text()) },
            marks: Dictionary(
                many { (Code(known: text()), Mark(value: number(), reason: some(text))) },
                uniquingKeysWith: { first, _ in first }
            ),
            words: some { Dictionary(many { (text(), text()) }, uniquingKeysWith: { first, _ in first }) },
            byNumber: Dictionary(many { (number(), text()) }, uniquingKeysWith: { first, _ in first }),
            outcomes: many(outcome),
            grid: many { many(number) },
            empty: Empty(),
            pair: Pair(left: number(), right: some(number)),
            children: depth == 0 ? [] : many { random(&seed, depth: depth - 1) }.suffix(2)
        )
    }
}

/// SplitMix64, so that a failure can be seen again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number() -> Int {
        [0, 1, -1, Int.max, Int.min, Int.random(in: -1000...1000, using: &self), Int(truncatingIfNeeded: next())]
            .randomElement(using: &self) ?? 0
    }

    mutating func text() -> String {
        let pieces = [
            "a", "z", "Zoé", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1f}", "\u{7f}", "é", "ß", "漢字", "👩‍👩‍👧", "😀",
            "\u{2028}", "\u{FFFF}", "\u{10FFFF}", "longer than eight bytes", "\u{8}\u{c}\r",
        ]
        return (0..<Int.random(in: 0...6, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
