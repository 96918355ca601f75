public import Contracts

extension EvaluatorCorrespondent {
    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// Nobody: name and address stand in the journal only.
    public var persons: Set<PersonID> { [] }
}
