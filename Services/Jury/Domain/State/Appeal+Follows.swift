public import Contracts

extension Appeal {
    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// The key of the overdue list, while it stands on it.
    public var claims: [Claim] {
        isOpen && toldOverdue ? [.overdue(StreamID(Appeal.kind, decision.value))] : []
    }

    /// `reminder`: when whoever it waits for is reminded. `decision`: when it is to be decided; gone once told or over.
    public var dueTimes: [DueTime] {
        guard isOpen else { return [] }
        return remindAt.prefix(1).map { DueTime("reminder", at: $0) }
            + (toldOverdue ? [] : [DueTime("decision", at: decideBy)])
    }

    /// The candidate, while what was alleged is held.
    public var persons: Set<PersonID> { text == nil ? [] : [candidate] }
}
