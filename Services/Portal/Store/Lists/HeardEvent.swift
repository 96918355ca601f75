public import Contracts
public import Foundation

/// An event as it came to the portal's queue.
public struct HeardEvent: Sendable {
    /// The store that it came from.
    public let source: String
    /// The history that it belongs to.
    public let subject: String
    /// The version of that history which it makes.
    public let version: Int
    /// The version before it that the portal was told of; 0 where there is none.
    public let previous: Int
    /// Its type.
    public let type: MessageType
    /// When it happened.
    public let at: Instant
    /// Its identifier.
    public let id: MessageID
    /// What it says.
    public let body: Data

    /// An event out of what stands around it.
    public init(_ envelope: Envelope, _ body: Data) {
        source = envelope.source
        subject = envelope.subject
        version = envelope.version
        previous = envelope.previous[Routes.portal] ?? 0
        type = envelope.type
        at = envelope.time
        id = envelope.id
        self.body = body
    }

    init(
        source: String,
        subject: String,
        version: Int,
        previous: Int,
        type: MessageType,
        at: Instant,
        id: MessageID,
        body: Data
    ) {
        (self.source, self.subject, self.version, self.previous) = (source, subject, version, previous)
        (self.type, self.at, self.id, self.body) = (type, at, id, body)
    }
}
