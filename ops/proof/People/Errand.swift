public import Contracts
import Foundation
import JSONCoding
public import Messaging

/// A command that somebody sends: what, to which store, as whom, building on what.
public struct Request: Sendable {
    /// The command's id; the same when it is sent again.
    public let id: MessageID
    /// The store that it goes to.
    public let store: String
    /// Who acts.
    public let actor: Actor
    /// Whose act it records, where `actor` is an officer who records somebody else's.
    public let act: ActRecord?
    /// Events that its sender has seen and builds on.
    public let after: [MessageID]
    /// The command.
    public let command: any Command
    /// The command as JSON.
    public let body: [UInt8]

    init(
        id: MessageID,
        store: String,
        actor: Actor,
        recording act: ActRecord? = nil,
        after: [MessageID],
        command: any Command
    ) {
        self.id = id
        self.store = store
        self.actor = actor
        self.act = act
        self.after = after
        self.command = command
        body = Self.encoded(command)
    }

    /// The type of the command.
    public var type: MessageType { Swift.type(of: command).type }

    /// What stands around it when it is sent at that moment by that program as that user, and signed by who acts, where
    /// their branch asks for that.
    public func envelope(at now: Instant, source: String, user: String, _ keychain: Keychain) -> Envelope {
        var envelope = Envelope(id: id, type: type, source: source, time: now)
        envelope.dossier = command.about
        envelope.user = user
        envelope.actor = actor
        envelope.act = act
        envelope.after = after
        envelope.signature = keychain.signature(for: envelope, to: store, body: body)
        return envelope
    }

    /// The message to publish; answers come to whoever sends it.
    public func message(at now: Instant, source: String, user: String, _ keychain: Keychain) -> Outgoing {
        Outgoing(
            exchange: Routes.commands,
            key: store,
            mandatory: true,
            envelope: envelope(at: now, source: source, user: user, keychain),
            body: body
        )
    }

    private static let encoder = JSONBytesEncoder()

    private static func encoded(_ command: any Command) -> [UInt8] {
        // A contract is plain data; one that does not encode reaches its service as something unreadable.
        return [UInt8](encoder.encode(command))
    }
}

/// What somebody wants to read in a store's journal.
public struct Look: Sendable, Equatable {
    /// The store.
    public var store: String
    /// These events.
    public var ids: [MessageID] = []
    /// And those of these files…
    public var dossiers: [DossierID] = []
    /// … that are of these types, or of any when none is named.
    public var types: [MessageType] = []
}

/// One thing that a campaign wants done now.
public struct Errand: Sendable {
    /// What it wants.
    public enum Matter: Sendable {
        /// A command sent, and its answer.
        case send(Request)
        /// Events read.
        case look(Look)
    }

    /// By which the outcome is told to the campaign.
    public let number: Int
    /// What is wanted.
    public let matter: Matter
}

/// What became of an errand. An answer that is lost is no outcome: the same command is sent again, with the same id.
public enum Outcome: Sendable {
    /// The command was answered.
    case answer(Answer)
    /// These events were found; empty when there are none.
    case events([JournalledEvent])
}
