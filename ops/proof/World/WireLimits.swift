import Contracts
import Messaging

/// What a message must fit into to be sent: a body, and the frame with everything around it. Those of the real wire, unless a
/// world has narrower ones for a while.
struct WireLimits: Equatable {
    /// The most bytes of a body.
    var body = Outgoing.mostBytes
    /// The most bytes of what stands around it.
    var head = 131_072

    /// Why that message cannot be sent; `nil` where it can.
    func refusal(of message: Outgoing) -> String? {
        if message.body.count > body { return "its body has \(message.body.count) bytes; at most \(body) are sent" }
        let length = Self.head(of: message)
        return length > head ? "its headers have \(length) bytes; a frame takes \(head)" : nil
    }

    /// About how many bytes stand around a body.
    static func head(of message: Outgoing) -> Int {
        let envelope = message.envelope
        let after = envelope.after.reduce(0) { $0 + $1.value.utf8.count + 1 }
        let previous = envelope.previous.reduce(0) { $0 + $1.key.utf8.count + 24 }
        let texts = [
            message.exchange, message.key, envelope.id.value, envelope.type.value, envelope.source, envelope.subject,
            envelope.dossier?.value, envelope.causation?.value, envelope.actor?.description,
            envelope.act?.description, envelope.replyTo, envelope.digest, envelope.proof, envelope.scheme,
            envelope.traceparent,
        ]
        return 512 + texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) } + after + previous
    }
}
