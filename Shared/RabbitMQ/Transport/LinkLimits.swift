internal import Messaging

/// The limits of one connection.
public struct LinkLimits: Sendable, Equatable {
    /// The largest body, in bytes, that is taken or sent. A larger one arrives without body and as unreadable.
    public var body = Outgoing.mostBytes
    /// The largest frame to ask for, in bytes; the broker may want less. At least 4096.
    public var frame = 131_072
    /// The most publishes that may be unconfirmed.
    public var window = 1024
    /// Milliseconds to reach the broker and log in.
    public var connectMilliseconds = 8000
    /// Milliseconds for the answer to a question, such as whether a queue is there. Just after a broker has restarted,
    /// a quorum queue without leader keeps one waiting for five seconds at a time.
    public var answerMilliseconds = 12_000
    /// Milliseconds that one send may take before the link counts as dead.
    public var sendMilliseconds = 15000

    /// The usual limits.
    public init() {}
}
