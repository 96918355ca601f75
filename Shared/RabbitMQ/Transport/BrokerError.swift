public import Messaging

/// Why the broker could not be used. Texts name what is wrong and never a password.
public enum BrokerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The address is not one; the text says what would be right.
    case address(String)
    /// Nobody answers there.
    case unreachable(String)
    /// The broker answers, and refuses the user, the virtual host or the operation.
    case refused(String)
    /// TLS could not be set up, or the broker is not who it should be.
    case tls(String)
    /// These queues and exchanges are not there.
    case missing(queues: [String], exchanges: [String])
    /// Nobody has compared a broker of this version with what it should be, or it was not as it should be.
    case unchecked(version: String)
    /// The connection is lost, or was closed.
    case lost(String)
    /// The message cannot be sent as it is; nothing was sent, and the connection goes on.
    case unsendable(String)
    /// As many publishes as were agreed are unconfirmed; nothing was sent. Call `wait` before the next one.
    case windowFull(Int)
    /// The broker did not answer within that many milliseconds.
    case noAnswer(String, milliseconds: Int)
    /// What was acknowledged had not been delivered by this connection.
    case notDelivered(tag: UInt64)

    public var description: String {
        switch self {
        case .address(let text): return "not a broker's address: \(text)"
        case .unreachable(let text): return "the broker cannot be reached: \(text)"
        case .refused(let text): return "the broker refuses: \(text)"
        case .tls(let text): return "no trusted connection to the broker: \(text)"
        case .missing(let queues, let exchanges):
            var parts: [String] = []
            if !queues.isEmpty { parts.append("queues \(queues.joined(separator: ", "))") }
            if !exchanges.isEmpty { parts.append("exchanges \(exchanges.joined(separator: ", "))") }
            return "missing on the broker: \(parts.joined(separator: "; "))"
        case .unchecked(let version):
            return
                "RabbitMQ \(version) has not been found to be as it should be, and might drop messages: give ccs topology check"
        case .lost(let text): return "the connection to the broker is lost: \(text)"
        case .unsendable(let text): return "the message cannot be sent: \(text)"
        case .windowFull(let limit): return "\(limit) publishes are unconfirmed already"
        case .noAnswer(let what, let milliseconds): return "no answer to \(what) within \(milliseconds) ms"
        case .notDelivered(let tag): return "delivery \(tag) is not of this connection"
        }
    }
}

extension BrokerError: MessageFault {
    /// Whether it is about a message that cannot be sent, and not about the connection.
    public var isOfMessage: Bool {
        if case .unsendable = self { true } else { false }
    }
}
