import Glibc

/// The random numbers that the core is given: the machine's, or a seed's.
public struct Entropy: RandomNumberGenerator, Sendable {
    private var seeded: UInt64?
    /// Numbers of the machine's source that were fetched and not given yet: each is given once.
    private var fetched: [UInt64] = []

    /// The machine's own source, fit for secrets.
    public static var system: Entropy { Entropy(seeded: nil) }

    /// The same numbers for the same seed, for simulations.
    public init(seed: UInt64) { self.init(seeded: seed) }

    private init(seeded: UInt64?) { self.seeded = seeded }

    public mutating func next() -> UInt64 {
        guard let state = seeded else {
            if fetched.isEmpty { fetch() }
            return fetched.removeLast()
        }
        // SplitMix64 (Steele, Lea, Flood 2014).
        let advanced = state &+ 0x9E37_79B9_7F4A_7C15
        seeded = advanced
        var z = advanced
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A source of its own for a part: the machine's, or one whose seed this one gives.
    mutating func branch() -> Entropy { seeded == nil ? .system : Entropy(seed: next()) }

    /// Fetches as many as one call to the system gives: a call for each eight bytes is felt under load.
    private mutating func fetch() {
        fetched = [UInt64](repeating: 0, count: 32)
        let failed = fetched.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) } != 0
        guard failed else { return }
        var source = SystemRandomNumberGenerator()
        fetched = (0..<32).map { _ in source.next() }
    }

    /// That many random bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + 7)
        while result.count < count {
            withUnsafeBytes(of: next().littleEndian) { result.append(contentsOf: $0) }
        }
        result.removeLast(result.count - count)
        return result
    }
}
