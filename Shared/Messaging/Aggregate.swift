public import Contracts
public import JSONCoding

/// A state with a history of its own: one stream of a service's journal.
///
/// Everything that an aggregate entails in its store is a function of its state, so that a rebuild from the journal
/// restores it without being told how.
public protocol Aggregate: JSONReadable, JSONWritable, Sendable, Equatable {
    /// The kind of its streams, as `assessment` in `assessment/D-17`.
    static var kind: String { get }
    /// The events that make its history.
    static var events: [any Event.Type] { get }
    /// The state after an event. Total: it never fails, and reads nothing but its arguments.
    static func evolve(_ state: Self?, _ event: any Event) -> Self?
    /// What `follow` reads beside the event and the states, gathered by the service (`Following`); `Void` for nothing.
    associatedtype Facts: Sendable
    /// The events that follow from one of its own, in order: the loop appends them behind it, in the same transaction,
    /// whichever decision or consequence made it. Pure: it reads nothing but its arguments. Not run in a rebuild.
    ///
    ///     static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant) -> [any Event] {
    ///         before?.isOver != true && after.isOver ? [TermBegan(id: after.id, until: now.adding(days: 30))] : []
    ///     }
    static func follow(_ event: any Event, from before: Self?, to after: Self, _ facts: Facts, at now: Instant)
        -> [any Event]
    /// The unique keys that it holds.
    var claims: [Claim] { get }
    /// The numbers that it has taken out of sequences.
    var numbers: [TakenNumber] { get }
    /// When it wants to be told that a time has come.
    var dueTimes: [DueTime] { get }
}

extension Aggregate {
    public var claims: [Claim] { [] }
    public var numbers: [TakenNumber] { [] }
    public var dueTimes: [DueTime] { [] }
}
