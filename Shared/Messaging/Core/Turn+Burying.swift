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
        try bury(delivery, reason, told, attempts: attempts, cause: fault.map(\.cause))
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

    /// A message that ends the process each time that it is decided on. Its sender is not told no: once the program is mended,
    /// and the letter replayed, it is decided on after all.
    func buryUndecided(_ delivery: Delivery, _ detail: String, attempts: Int, person: PersonID? = nil) throws {
        try bury(delivery, "crashes", detail, attempts: attempts, person: person)
        core.holdsDeadly = true
        if let envelope = delivery.envelope { reply(to: envelope, .notYet(waitingFor: [])) }
    }

    /// Keeps the message as a dead letter, and tells the queue for dead letters that there is one. Whole, unless it is longer
    /// than a message may be.
    /// Delivered again before its acknowledgement arrived, it stays one letter. A closed one is only there to be read.
    func bury(
        _ delivery: Delivery,
        _ reason: String,
        _ detail: String,
        attempts: Int,
        person: PersonID? = nil,
        open: Bool = true,
        dueTime: DueMoment? = nil,
        cause: String? = nil
    ) throws {
        var kept = KeptMessage(delivery)
        kept.dueTime = dueTime
        let state = open ? "open" : "discarded"
        let digest = FieldDigest.of(salt: Data(), kept.body)
        if kept.id != nil || delivery.attempts > 0 || dueTime != nil,
            try isBuried(kept.user, kept.id, digest, reason, state)
        {
            return
        }
        if open, dueTime == nil, try hasEnough(kept.user, reason) { return try countOnly(kept.user, reason) }
        kept.cut(over: core.limits.bodyBytes, to: core.limits.letterBytes)
        if !open { timesChanged = true }
        let until: Int64? = open ? nil : untilForgotten
        try statement(
            """
            INSERT INTO dead(sender, id, type, queue, dossier, message, reason, detail, attempts, person, at, state,
              digest, cut_from, until, cause) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).execute(arguments: [
            kept.user, kept.id?.value, kept.type?.value, delivery.queue, kept.dossier?.value, kept.encoded(),
            reason, detail, attempts, person?.value, now.milliseconds, state, digest, kept.cutFrom,
            until, cause,
        ])
        if open {
            tell(db.lastInsertedRowID, kept, reason)
            met.append(MetMessage(type: kept.type, end: .buried(reason)))
        }
    }

    private func tell(_ number: Int64, _ kept: KeptMessage, _ reason: String) {
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
        let body = core.encoder.encode(notice)
        replies.append(
            Outgoing(
                exchange: "",
                key: "\(Routes.queue(ofStore: core.store.name)).dead",
                mandatory: false,
                envelope: head,
                body: [UInt8](body)
            )
        )
    }

    // MARK: bounds

    /// Until when a letter is kept that is closed now.
    private var untilForgotten: Int64 { now.adding(milliseconds: core.limits.closedLetters).milliseconds }

    /// Whether that sender has as many open letters for that reason as are kept. What services tell one another is kept
    /// whatever its number: nobody else has it to send it again.
    private func hasEnough(_ sender: String?, _ reason: String) throws -> Bool {
        if let sender, core.publishers.contains(sender) { return false }
        let most = core.limits.lettersPerSender
        let count = try Int.fetchOne(
            statement(
                """
                SELECT count(*) FROM (SELECT 1 FROM dead WHERE sender IS ? AND reason = ? AND state = 'open' LIMIT ?)
                """
            ),
            arguments: [sender, reason, most]
        )
        return count ?? 0 >= most
    }

    private func countOnly(_ sender: String?, _ reason: String) throws {
        try statement(
            """
            INSERT INTO dead_counted VALUES(?, ?, 1, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + 1, until = excluded.until
            """
        ).execute(arguments: [sender ?? "", reason, now.milliseconds, untilForgotten])
        timesChanged = true
    }

    /// Closed letters, and counts of such as were not kept, go after a term.
    func forgetLetters(limit: Int) throws {
        try statement("DELETE FROM dead WHERE number IN (SELECT number FROM dead WHERE until <= ? LIMIT ?)")
            .execute(arguments: [now.milliseconds, limit])
        if db.changesCount > 0 { timesChanged = true }
        try statement("DELETE FROM dead_counted WHERE until <= ?").execute(arguments: [now.milliseconds])
        if db.changesCount > 0 { timesChanged = true }
    }

    // MARK: finding

    /// Whether this very message is a dead letter already, for that reason. One without an id is known again only
    /// when the broker says that it has come back.
    func isBuried(_ delivery: Delivery, _ reason: String) throws -> Bool {
        let kept = KeptMessage(delivery)
        guard kept.id != nil || delivery.attempts > 0 else { return false }
        let hasAny = try Bool.fetchOne(
            statement("SELECT EXISTS(SELECT 1 FROM dead WHERE sender IS ? AND id IS ?)"),
            arguments: [kept.user, kept.id?.value]
        )
        guard hasAny == true else { return false }
        return try isBuried(kept.user, kept.id, FieldDigest.of(salt: Data(), kept.body), reason, "open")
    }

    private func isBuried(_ sender: String?, _ id: MessageID?, _ digest: Data, _ reason: String, _ state: String) throws
        -> Bool
    {
        try Bool.fetchOne(
            statement(
                """
                SELECT EXISTS(SELECT 1 FROM dead
                  WHERE sender IS ? AND id IS ? AND digest = ? AND reason = ? AND state = ?)
                """
            ),
            arguments: [sender, id?.value, digest, reason, state]
        ) == true
    }

    // MARK: closing

    func replay(_ number: Int64) throws {
        guard
            let row = try Row.fetchOne(
                statement("SELECT message, reason FROM dead WHERE number = ? AND state = 'open'"),
                arguments: [number]
            )
        else { return }
        let kept = try KeptMessage(encoded: row[0])
        if let bytes = kept.cutFrom { throw CutLetter(number: number, bytes: bytes, kept: kept.body.count) }
        try close(number, "replayed")
        if let time = kept.dueTime { return try fireAgain(time) }
        let delivery = kept.delivery
        if let envelope = delivery.envelope, row[1] as String == "refused" {
            // A refused event stands in the inbox as decided on: that is reopened with its letter.
            try statement("DELETE FROM inbox WHERE sender = ? AND id = ?")
                .execute(arguments: [envelope.user ?? "", envelope.id.value])
            core.recent = RecentEvents()
        }
        try take(delivery)
    }

    /// Closes a letter without deciding on it, where it is open, and records who does so and why.
    func discard(_ number: Int64, by actor: Actor, why: String) throws {
        guard
            let row = try Row.fetchOne(
                statement("SELECT message, person FROM dead WHERE number = ? AND state = 'open'"),
                arguments: [number]
            )
        else { return }
        try close(number, "discarded")
        try statement(
            """
            INSERT INTO dead_act(letter, type, sender, id, dossier, reason, actor, why, at)
            SELECT number, type, sender, id, dossier, reason, ?, ?, ? FROM dead WHERE number = ?
            """
        ).execute(arguments: [actor.description, why, now.milliseconds, number])
        try passOver(try KeptMessage(encoded: row[0]), person: (row[1] as String?).flatMap { PersonID($0) })
    }

    private func close(_ number: Int64, _ state: String) throws {
        try statement("UPDATE dead SET state = ?, until = ? WHERE number = ?")
            .execute(arguments: [state, untilForgotten, number])
        timesChanged = true
    }

    /// An event that is discarded counts as received, so that its stream goes on and no audit has it sent again: only what
    /// its publisher really sent, and only where it was not decided on already.
    private func passOver(_ kept: KeptMessage, person: PersonID?) throws {
        guard let envelope = kept.delivery.envelope, let user = envelope.user, envelope.version > 0,
            user == Routes.user(ofStore: envelope.source), core.definition.handlers[envelope.type]?.isEvent != false,
            core.routes.maySend(user: user, type: envelope.type, isEvent: true)
        else { return }
        let isKnown = try core.store.shelf.first(
            .isReceived,
            db,
            { key in
                key.add(user)
                key.add(envelope.id.value)
            },
            { _ in true }
        )
        if isKnown == true { return }
        try record(event: envelope, user, kept.cutFrom == nil ? kept.body : nil, person: person)
        try wakeParked()
    }
}

extension Fault {
    /// What letters have in common that died of it: which element of a list it was is no matter.
    var cause: String {
        let place = path.split(separator: ".").map { $0.hasPrefix("[") ? "[]" : $0 }.joined(separator: ".")
        return "\(place): \(code)"
    }
}

/// A dead letter of which only the beginning was kept cannot be decided on.
public struct CutLetter: Error, CustomStringConvertible {
    /// The letter.
    public let number: Int64
    /// How long its body was, and how much of it is kept, in bytes.
    public let bytes: Int, kept: Int

    /// What is to be done instead.
    public var description: String {
        "of the \(bytes) bytes of letter \(number), \(kept) are kept: it cannot be replayed; its sender must send it again"
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
