public import Contracts

/// The numbers that a campaign is drawn with: the same for the same seed.
public struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Numbers for a seed.
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of these; the list is never empty.
    mutating func one<T>(of list: [T]) -> T { list[Int(next() % UInt64(list.count))] }

    /// That many bytes.
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// An identifier that sorts by time, of the form of a UUID of version 7 (RFC 9562): 48 bits of milliseconds, then
    /// chance.
    public mutating func timeOrdered(_ now: Instant) -> String {
        let high = UInt64(bitPattern: now.milliseconds) << 16 | 0x7000 | next() & 0x0FFF
        let low = 0x8000_0000_0000_0000 | next() >> 2
        let digits = hexadecimal(high) + hexadecimal(low)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    private func hexadecimal(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension Identifier {
    /// An identifier made by a campaign out of letters, digits and hyphens.
    init(made text: String) { self = Identifier(text) ?? "unnamed" }
}
