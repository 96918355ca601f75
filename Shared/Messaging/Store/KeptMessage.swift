import Contracts
import Foundation
import JSONCoding

/// A message as the store keeps it, whole: parked, dead, or received and to be given back.
struct KeptMessage: Codable {
    var queue: String
    var id: MessageID?
    var type: MessageType?
    var source: String?
    var subject: String?
    var time: Instant?
    var dossier: DossierID?
    var user: String?
    var replyTo: String?
    var causation: MessageID?
    var actor: String?
    var act: ActRecord?
    var signature: ActSignature?
    var after: [MessageID]?
    var version: Int?
    var epoch: Int?
    var previous: [String: Int]?
    var digest: String?
    var proof: String?
    var scheme: String?
    var traceparent: String?
    var unreadable: String?
    var body: Data
    /// Whether what was personal in it has been removed since it was kept.
    var isBare: Bool?
    /// How long the body was, where only its beginning is kept.
    var cutFrom: Int?
    /// The due time that could not be decided on, where it is none of a message.
    var dueTime: DueMoment?

    init(_ delivery: Delivery) {
        queue = delivery.queue
        unreadable = delivery.unreadable
        body = Data(delivery.body)
        isBare = delivery.isBare ? true : nil
        guard let envelope = delivery.envelope else {
            id = delivery.misread?.id
            user = delivery.misread?.user
            return
        }
        id = envelope.id
        type = envelope.type
        source = envelope.source
        subject = envelope.subject
        time = envelope.time
        dossier = envelope.dossier
        user = envelope.user
        replyTo = envelope.replyTo
        causation = envelope.causation
        actor = envelope.actor?.description
        act = envelope.act
        signature = envelope.signature
        after = envelope.after.isEmpty ? nil : envelope.after
        version = envelope.version
        epoch = envelope.epoch
        previous = envelope.previous.isEmpty ? nil : envelope.previous
        digest = envelope.digest
        proof = envelope.proof
        scheme = envelope.scheme
        traceparent = envelope.traceparent
    }

    /// The delivery again, with no tag: it was acknowledged when it was kept.
    var delivery: Delivery {
        var envelope: Envelope?
        if let id, let type, let time {
            var made = Envelope(id: id, type: type, source: source ?? "", subject: subject ?? "", time: time)
            made.dossier = dossier
            made.user = user.map { Routes.present(user: $0, source: made.source) }
            made.replyTo = replyTo
            made.causation = causation
            made.actor = actor.flatMap { Actor(recorded: $0) }
            made.act = act
            made.signature = signature
            made.after = after ?? []
            made.version = version ?? 0
            made.epoch = epoch ?? 0
            made.previous = previous ?? [:]
            made.digest = digest
            made.proof = proof
            made.scheme = scheme
            made.traceparent = traceparent
            envelope = made
        }
        var delivery = Delivery(queue: queue, tag: 0, envelope: envelope, unreadable: unreadable, body: [UInt8](body))
        delivery.isBare = isBare ?? false
        return delivery
    }

    /// Keeps no more than the beginning of a body that is too long.
    mutating func cut(over most: Int, to kept: Int) {
        guard body.count > most else { return }
        cutFrom = body.count
        body = body.prefix(kept)
    }

    func encoded() -> Data { JSONBytesEncoder().encode(self) }

    init(encoded: Data) throws { self = try JSONBytesDecoder().decode(KeptMessage.self, from: encoded) }
}

extension Envelope {
    /// This envelope, under the user that its sender has today.
    var underPresentUser: Envelope {
        var envelope = self
        envelope.user = user.map { Routes.present(user: $0, source: source) }
        return envelope
    }
}
