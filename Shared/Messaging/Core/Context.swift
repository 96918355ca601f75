public import Contracts
import Crypto
import Foundation
import Kernel

/// What a decision may look at, beside the message: the time, who acts, other aggregates of the same store.
public struct Context {
    let turn: Turn
    /// The time of the decision: never before the store's last event.
    public let now: Instant
    /// Who acts, as the sending program says: whose act it is, whoever records it.
    public let actor: Actor
    /// Who puts the act on record, as the sending program says: the same, but where a command says whose act it records.
    public var recorder: Actor { act?.actor == nil ? actor : envelope.actor?.identified ?? actor }
    /// Whose act a command records, and of which day, where that is not the act of who sends it, there and then.
    public var act: ActRecord? { envelope.isEvent ? nil : envelope.act }
    /// The day on which it is done, in Paris: today, where the command says no earlier one.
    public var day: Day { act?.doneOn ?? now.parisDay }
    /// The message's envelope; for a due time, one that says so.
    public let envelope: Envelope
    /// The message's body as it was decoded; empty for a due time.
    var body = Data()

    /// For a due time: the moment at which it was due, which may be long before now.
    public var dueAt: Instant { envelope.time }

    /// The state of an aggregate of this store; `nil` when it has no history.
    public func load<A: Aggregate>(_ kind: A.Type, _ key: String) throws -> A? {
        try turn.standing(StreamID(A.kind, key))?.state as? A
    }

    /// Which stream holds a unique key, if one does.
    public func holder(of claim: Claim) throws -> StreamID? { try turn.holder(of: claim) }

    /// The number that comes next in a sequence without holes; taken once the state of an aggregate says so.
    public func nextNumber(_ series: String) throws -> Int { try turn.nextNumber(series) }

    /// The day on which a stream began: the one on which what its first event tells was done; `nil` when it has none.
    public func beginning(of stream: StreamID) throws -> Day? {
        try turn.beginning(of: stream).map { at, act in act.flatMap { ActRecord($0)?.doneOn } ?? at.parisDay }
    }

    /// The stream that had the last event of that type in this store; `nil` when there was none.
    public func streamOfLast<E: Event>(_ type: E.Type) throws -> StreamID? { try turn.streamOfLast(E.type) }

    /// The events of that type in a stream's history, the oldest first: for the rare decision that looks at what no state
    /// carries.
    public func events<E: Event>(_ type: E.Type, of stream: StreamID) throws -> [E] {
        try turn.events(type, of: stream)
    }

    /// Random bytes, fit for secrets; what is made of them is kept in the journal, never made again.
    public func randomBytes(_ count: Int) -> [UInt8] { turn.entropy.bytes(count) }

    /// The SHA-256 digest of the message's body, in lower-case hexadecimal.
    public var bodyDigest: String { Digest(of: [UInt8](body)).hexadecimal }

    /// The store that decides, as `jury.p2st-1`.
    public var store: String { turn.core.store.name }
}
