/// How long to wait before the next attempt to reach a broker or to write a store: doubling from attempt to attempt, with half of it left
/// to chance, so that services that lost the broker together do not come back together.
public struct Backoff: Sendable, Equatable {
    /// The longest first wait, in milliseconds.
    public let first: Int
    /// The longest wait of all, in milliseconds.
    public let most: Int
    /// Attempts that failed since the last success.
    public private(set) var failures = 0

    /// What the loop waits: a tenth of a second at first, ten seconds at most.
    static var ofLoop: Backoff { Backoff(first: 100, most: 10_000) }

    /// A backoff that begins with at most `first` and never exceeds `most` milliseconds (30 seconds).
    public init(first: Int = 200, most: Int = 30_000) {
        self.first = max(1, first)
        self.most = max(self.first, most)
    }

    /// The wait after one more failure, in milliseconds: between half of the step and the whole of it.
    public mutating func next(using random: inout some RandomNumberGenerator) -> Int {
        let step = first.multipliedReportingOverflow(by: 1 << min(failures, 30))
        let whole = step.overflow ? most : min(most, step.partialValue)
        failures += 1
        return Int.random(in: whole - whole / 2...whole, using: &random)
    }

    /// After a success: the next failure begins anew.
    public mutating func reset() { failures = 0 }
}
