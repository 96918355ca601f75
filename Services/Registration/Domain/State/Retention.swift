public import Contracts

/// For how long what is personal in a file is kept, once the file has ended.
public struct Retention: Codable, Sendable, Equatable {
    /// Which term.
    public internal(set) var term: RetentionTerm
    /// When it ends.
    public internal(set) var until: Instant
    /// When the holder's entry in the register ends; `nil` without a certificate.
    public internal(set) var registerUntil: Instant?
    /// Whether it has ended, and what was personal is gone.
    public internal(set) var isOver: Bool = false
}

/// Why nothing is erased from a file, and since when.
public struct Suspension: Codable, Sendable, Equatable {
    /// Why.
    public internal(set) var cause: ErasureSuspensionCause
    /// From when.
    public internal(set) var since: Instant
}
