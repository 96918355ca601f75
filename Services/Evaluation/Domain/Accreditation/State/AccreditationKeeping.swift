public import Contracts

/// Until when what a refused application said is kept.
public struct RefusedApplication: Codable, Sendable, Equatable {
    /// The moment of the refusal: what was recorded by then is concerned.
    public var refusedAt: Instant
    /// The end of the term.
    public var keptUntil: Instant
}

/// For how long what is held about an evaluator is kept, whom no branch accredits any more.
public struct AccreditationKeeping: Codable, Sendable, Equatable {
    /// The end of the term; `nil` once it is over.
    public var until: Instant?
}
