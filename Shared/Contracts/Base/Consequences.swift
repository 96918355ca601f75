// What an aggregate's state entails in its store. All three are functions of the state, so that a rebuild from the
// journal restores them without being told how.

/// A unique key that an aggregate holds in its store for as long as its state says so, as "open file of this person
/// for this certificate kind".
public struct Claim: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The key, its kind first, as `open-file/relation-client/P-12`.
    public let value: String
    /// The claim on that key.
    public init(_ value: String) { self.value = value }
    public var description: String { value }
}

/// A number taken out of a sequence without holes, as the 17th of `registration/p2st/2026`.
public struct TakenNumber: Hashable, Sendable, Codable {
    /// The sequence.
    public let series: String
    /// The number, from 1.
    public let number: Int
    /// That number of that sequence.
    public init(series: String, number: Int) {
        self.series = series
        self.number = number
    }
}

/// Something that an aggregate wants to be told when its time comes; gone as soon as the state no longer has it.
public struct DueTime: Hashable, Sendable, Codable {
    /// Which of the aggregate's due times, as `lapse`.
    public let name: String
    /// When.
    public let at: Instant
    /// That due time at that moment.
    public init(_ name: String, at: Instant) {
        self.name = name
        self.at = at
    }
}
