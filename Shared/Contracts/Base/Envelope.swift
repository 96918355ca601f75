/// What stands around a message's body: CloudEvents 1.0 attributes, and our own extensions (`ccs_*`).
public struct Envelope: Sendable, Equatable {
    /// Unique to its sender (CloudEvents `id`).
    public var id: MessageID
    /// What the body is (CloudEvents `type`).
    public var type: MessageType
    /// Which store or program sent it (CloudEvents `source`), as `jury.p2st-1`.
    public var source: String
    /// The stream of an event (CloudEvents `subject`); empty for a command.
    public var subject: String
    /// When it was decided (event) or sent (command) (CloudEvents `time`).
    public var time: Instant
    /// The file that it is about.
    public var dossier: DossierID?
    /// The sender, verified by the broker; `nil` when the message came without.
    public var user: String?
    /// Where the answer to a command goes.
    public var replyTo: String?
    /// Whether who gets the answers reads several of them in one message.
    public var takesBundles: Bool = false
    /// An answer's command.
    public var inReplyTo: MessageID?
    /// The message that this one follows from.
    public var causation: MessageID?
    /// Who acts.
    public var actor: Actor?
    /// Whose act a command records, and of which day, where that is not the act of who sends it, there and then.
    public var act: ActRecord?
    /// The signature of who acts, where there is one.
    public var signature: ActSignature?
    /// Events that the sender of a command has seen and builds on.
    public var after: [MessageID] = []
    /// The version of its stream that an event makes; 0 for a command.
    public var version: Int = 0
    /// The epoch of the store that publishes an event: raised when the store was restored or moved; 0 for a command.
    public var epoch: Int = 0
    /// For each listener, the version of the last event before this one that its lane of the stream carried.
    public var previous: [String: Int] = [:]
    /// The digest of the event's journal row, in hexadecimal.
    public var digest: String?
    /// What proves to the event's store, and to nobody else, that the event is its own; kept by who listens.
    public var proof: String?
    /// The digest of the scheme data that the sender works with, in hexadecimal.
    public var scheme: String?
    /// W3C trace context.
    public var traceparent: String?

    /// Whether it stands around an event: only events are versions of a stream.
    public var isEvent: Bool { version != 0 }

    /// An envelope with what every message has.
    public init(id: MessageID, type: MessageType, source: String, subject: String = "", time: Instant) {
        self.id = id
        self.type = type
        self.source = source
        self.subject = subject
        self.time = time
    }
}

/// How much may stand around a body, so that what is taken in fits into what follows from it: every event, with what it
/// carries on from its cause, has to fit into a frame.
public enum EnvelopeBounds {
    /// Bytes of one attribute or extension that is a text.
    public static let text = 255
    /// Events that a command may name in `after`.
    public static let after = 64
    /// Bytes of everything around the body of an event.
    public static let whole = 16 * 1024
}
