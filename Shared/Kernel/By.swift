public import Contracts

/// Whose act it is, on which day it was done, and when it is decided on.
public struct By: Sendable, Hashable {
    /// Who acts: whose act it is, whoever records it.
    public let actor: Actor
    /// The moment of the decision.
    public let now: Instant
    /// The day on which it was done, in Paris: what rules and deadlines count from. Today, where nobody says an earlier one.
    public let day: Day
    /// Who puts the act on record; the same as `actor`, but where an officer records somebody else's.
    public let recorder: Actor

    /// By that actor, at that moment; or, of an earlier day or recorded by somebody else, as is said.
    public init(_ actor: Actor, at now: Instant, on day: Day? = nil, recordedBy recorder: Actor? = nil) {
        self.actor = actor
        self.now = now
        self.day = day ?? now.parisDay
        self.recorder = recorder ?? actor
    }

    /// The day on which it was done, where that is an earlier one than the decision's.
    public var earlierDay: Day? { day < now.parisDay ? day : nil }

    /// The moment at which it was done, as far as that is known: now, or the beginning of an earlier day.
    public var moment: Instant { earlierDay?.startInParis ?? now }
}
