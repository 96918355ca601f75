public import Contracts

/// By whom, and when, something is decided.
public struct By: Sendable, Hashable {
    /// Who acts.
    public let actor: Actor
    /// The moment of the decision.
    public let now: Instant

    /// By that actor, at that moment.
    public init(_ actor: Actor, at now: Instant) {
        self.actor = actor
        self.now = now
    }
}
