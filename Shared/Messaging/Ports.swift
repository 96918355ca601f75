public import Contracts

/// One message as a broker delivers it.
public struct Delivery: Sendable, Equatable {
    /// The queue that it was taken from.
    public var queue: String
    /// By which the consumer acknowledges it; grows with each delivery of one connection.
    public var tag: UInt64
    /// How often it was delivered before (`x-delivery-count`), or 1 when only known to be redelivered.
    public var attempts: Int
    /// What stands around the body; `nil` when the properties cannot be read, and then `unreadable` says why.
    public var envelope: Envelope?
    /// Why there is no envelope.
    public var unreadable: String?
    /// What is known of a message without envelope, so that its sender can be told.
    public var misread: Misread?
    /// The body, as it came.
    public var body: [UInt8]
    /// Whether what was personal in it has been removed here since it came: its body is not what was sent.
    var isBare = false

    /// A delivery with a readable envelope, or with the reason why there is none.
    public init(
        queue: String,
        tag: UInt64,
        attempts: Int = 0,
        envelope: Envelope?,
        unreadable: String? = nil,
        body: [UInt8]
    ) {
        self.queue = queue
        self.tag = tag
        self.attempts = attempts
        self.envelope = envelope
        self.unreadable = unreadable
        self.body = body
    }
}

/// What cannot be read as an envelope: every fault in it, and what is needed to tell its sender.
public struct Misread: Sendable, Equatable {
    /// Under which code it is refused.
    public var code: RefusalCode
    /// What is wrong, where, and what would be right; without any value out of the message.
    public var faults: [Fault]
    /// The sender, verified by the broker.
    public var user: String?
    /// Where the sender waits for the answer; only an address that is the sender's own.
    public var replyTo: String?
    /// The message's id, where that much can be read.
    public var id: MessageID?

    /// What is wrong with a message of an unknown sender.
    public init(_ code: RefusalCode = "unreadable", faults: [Fault]) {
        self.code = code
        self.faults = faults
    }

    /// The faults in one line.
    public var text: String { Fault.line(faults) }
}

extension Fault {
    /// Faults in one line, as a dead letter and a log tell them.
    public static func line(_ faults: [Fault]) -> String {
        faults.map { "\($0.path): \($0.code), expected \($0.expected)" }.joined(separator: "; ")
    }
}

/// One message to publish.
public struct Outgoing: Sendable, Equatable {
    /// The exchange; empty for the default one, which delivers to the queue that the key names.
    public var exchange: String
    /// The routing key.
    public var key: String
    /// Whether it must reach a queue: if none takes it, it was not delivered.
    public var mandatory: Bool
    /// What stands around the body.
    public var envelope: Envelope
    /// The body.
    public var body: [UInt8]
    /// Whose message an answer answers, verified by the broker; `nil` for what answers nobody.
    public var asker: String?

    /// The longest body that a connection carries, in bytes.
    public static let mostBytes = 4 * 1024 * 1024

    /// A message for that exchange under that key.
    public init(
        exchange: String,
        key: String,
        mandatory: Bool,
        envelope: Envelope,
        body: [UInt8],
        asker: String? = nil
    ) {
        self.asker = asker
        self.exchange = exchange
        self.key = key
        self.mandatory = mandatory
        self.envelope = envelope
        self.body = body
    }
}

/// What a consuming connection has to say.
public enum ConsumerEvent: Sendable, Equatable {
    /// A message has arrived.
    case delivered(Delivery)
    /// The broker has ended the consumption of this queue (queue deleted, node gone); the connection stays up.
    case cancelled(queue: String)
    /// The connection is lost, with everything unacknowledged; the broker will deliver it again.
    case lost(String)
}

/// What became of a publish.
public enum Confirmation: Sendable, Equatable {
    /// The broker has it on disk, in every queue that it routes to. `token` is what `publish` was given.
    case confirmed(token: UInt64)
    /// The broker did not take it (nack), or no queue wanted a mandatory message (return).
    case failed(token: UInt64, reason: String)
    /// The message cannot be sent as it is; nothing of it was, and the connection goes on.
    case unsendable(token: UInt64, reason: String)
    /// The connection is lost: what was not confirmed may or may not have arrived.
    case lost(String)
    /// The broker is short of memory or disk and takes nothing for now; `nil` once it takes messages again.
    case blocked(String?)
}

/// An error of a connection that may be about one message alone.
public protocol MessageFault: Error {
    /// Whether only the message at hand cannot be sent as it is, and the connection goes on.
    var isOfMessage: Bool { get }
}

/// The connection that takes messages of one store. Used by one thread; it serves heartbeats inside `wait`, which must be called
/// at least every three seconds.
public protocol MessageConsumer: AnyObject {
    /// Begins to take from a queue, with that many unacknowledged deliveries at most.
    func subscribe(to queue: String, prefetch: Int) throws
    /// Stops taking from a queue; what was delivered stays to be acknowledged or, when the connection closes, goes back.
    func unsubscribe(from queue: String) throws
    /// Everything that has already arrived, up to `limit`; when nothing has, waits up to `timeout` for the first or
    /// for a wake-up. Never waits for more once there is something.
    func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent]
    /// Acknowledges these deliveries of this connection.
    func acknowledge(_ tags: [UInt64]) throws
    /// Gives these deliveries back to their queue.
    func giveBack(_ tags: [UInt64]) throws
    /// Closes the connection; idempotent.
    func close()
}

/// The connection that publishes with confirms. Used by one thread, which must call `wait` at least every three seconds.
public protocol MessagePublisher: AnyObject {
    /// Hands a message to the broker; what becomes of it is told by `wait`. `token` grows from call to call. Throws a
    /// `MessageFault` about a message that cannot be sent, with which nothing has happened, and otherwise when the
    /// connection is lost.
    func publish(_ message: Outgoing, token: UInt64) throws
    /// What has become of publishes since the last call; when nothing is known, waits up to `timeout` or for a wake-up.
    func wait(timeoutMilliseconds: Int) -> [Confirmation]
    /// How many publishes are neither confirmed nor failed.
    var unconfirmed: Int { get }
    /// Closes the connection; idempotent.
    func close()
}

/// Where answers and notices go: each is sent once, and nobody waits for it. What becomes of them touches neither events
/// nor other users' answers.
public protocol AnswerSender: AnyObject, Sendable {
    /// Takes them over, without waiting. From any thread.
    func send(_ answers: [Outgoing])
    /// Sends what is left, as far as that takes no more than a moment; after that nothing more is sent.
    func close()
}
