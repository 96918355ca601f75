public import Contracts
import Foundation
import GRDB
import JSONCoding

// What cannot be decided on: poison, and what becomes of it.
extension Turn {
    /// Parked when it is a newer version of a type that is known here; poison otherwise.
    func meetUnknownType(_ delivery: Delivery, _ envelope: Envelope) throws {
        if let (service, name, version) = envelope.type.parts,
            let known = core.definition.handlers.keys.first(where: {
                $0.parts.map { $0.service == service && $0.name == name && $0.version < version } ?? false
            })
        {
            return try park(
                delivery,
                wake: "type:\(envelope.type)",
                reason: "newerVersion",
                isEvent: core.definition.handlers[known]?.isEvent ?? true
            )
        }
        let known = core.definition.listensTo.map(\.value).sorted().joined(separator: ", ")
        try refuseAndBury(
            delivery,
            "unknownType",
            "“\(envelope.type)” is not listened to here; known are \(known)"
        )
    }

    /// Dead at once; the sender of a command is told why.
    func refuseAndBury(
        _ delivery: Delivery,
        _ reason: String,
        _ detail: String,
        fault: Fault? = nil,
        attempts: Int = 1
    ) throws {
        let told = fault.map { Fault.line([$0]) } ?? detail
        try bury(delivery, reason, told, attempts: attempts)
        guard let envelope = delivery.envelope else { return }
        reply(
            to: envelope,
            .refused(
                Refusal(
                    RefusalCode(wire: reason),
                    fault == nil ? ["detail": detail] : [:],
                    faults: fault.map { [$0] } ?? []
                )
            )
        )
    }

    /// Keeps the whole message as a dead letter, and tells the queue for dead letters that there is one.
    /// Delivered again before its acknowledgement arrived, it stays one letter. A closed one is only there to be read.
    func bury(
        _ delivery: Delivery,
        _ reason: String,
        _ detail: String,
        attempts: Int,
        person: PersonID? = nil,
        open: Bool = true
    ) throws {
        let kept = KeptMessage(delivery)
        let state = open ? "open" : "discarded"
        if try isBuried(delivery, reason, state: state) { return }
        try statement(
            """
            INSERT INTO dead(sender, id, type, queue, dossier, message, reason, detail, attempts, person, at, state)
            VALUES(?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).execute(arguments: [
            kept.user, kept.id?.value, kept.type?.value, delivery.queue, kept.dossier?.value, try kept.encoded(),
            reason,
            detail, attempts, person?.value, now.milliseconds, state,
        ])
        guard open else { return }
        let number = db.lastInsertedRowID
        var head = Envelope(
            id: MessageID("dead-\(core.epoch)-\(number)") ?? "dead",
            type: DeadLetterNotice.type,
            source: core.store.name,
            time: now
        )
        head.dossier = kept.dossier
        let notice = DeadLetterNotice(
            store: core.store.name,
            number: number,
            type: kept.type?.value ?? "",
            sender: kept.user ?? "",
            reason: reason
        )
        replies.append(
            Outgoing(
                exchange: "",
                key: "\(Routes.queue(ofStore: core.store.name)).dead",
                mandatory: false,
                envelope: head,
                body: [UInt8](try core.encoder.encode(notice))
            )
        )
    }

    /// Whether this very message is a dead letter already, for that reason. One without an id is known again only
    /// when the broker says that it has come back.
    func isBuried(_ delivery: Delivery, _ reason: String, state: String = "open") throws -> Bool {
        let kept = KeptMessage(delivery)
        guard kept.id != nil || delivery.attempts > 0 else { return false }
        let letters = try Row.fetchAll(
            statement("SELECT message FROM dead WHERE sender IS ? AND id IS ? AND reason = ? AND state = ?"),
            arguments: [kept.user, kept.id?.value, reason, state]
        )
        return try letters.contains { try KeptMessage(encoded: $0[0]).body == Data(delivery.body) }
    }

    func forgetAttempts(_ delivery: Delivery) throws {
        guard let envelope = delivery.envelope else { return }
        try statement("DELETE FROM attempt WHERE sender = ? AND id = ?")
            .execute(arguments: [envelope.user ?? "", envelope.id.value])
    }

    func replay(_ number: Int64) throws {
        guard
            let row = try Row.fetchOne(
                statement("SELECT message, reason FROM dead WHERE number = ? AND state = 'open'"),
                arguments: [number]
            )
        else { return }
        try statement("UPDATE dead SET state = 'replayed' WHERE number = ?").execute(arguments: [number])
        let delivery = try KeptMessage(encoded: row[0]).delivery
        if let envelope = delivery.envelope, row[1] as String == "refused" {
            // A refused event stands in the inbox as decided on: that is reopened with its letter.
            try statement("DELETE FROM inbox WHERE sender = ? AND id = ?")
                .execute(arguments: [envelope.user ?? "", envelope.id.value])
            core.recent = RecentEvents()
        }
        try take(delivery)
    }
}

/// Told to `<queue>.dead` of each dead letter, without its body, so that those who watch queues see it.
public struct DeadLetterNotice: Codable, Sendable {
    /// The type of a notice on the wire.
    public static let type: MessageType = "ccs.dead-letter.v1"
    /// The store that keeps the letter.
    public var store: String
    /// Its number there.
    public var number: Int64
    /// The type of the message.
    public var type: String
    /// Who sent it.
    public var sender: String
    /// Why it is dead.
    public var reason: String
}
