import Contracts
import Foundation
import GRDB

extension Turn {
    /// Keeps a message until what it waits for has come. Order of waking: by stream and version, then by arrival.
    func park(_ delivery: Delivery, wake: String, reason: String, isEvent: Bool, person: PersonID? = nil) throws {
        let kept = KeptMessage(delivery)
        let wait = isEvent ? core.limits.eventWait : core.limits.commandWait
        // Woken for nothing, a message does not begin to wait anew: its wait is bounded.
        let (since, until) =
            waitedSince ?? (now.milliseconds, now.adding(milliseconds: wait).milliseconds)
        try statement(
            """
            INSERT INTO parked(sender, id, wake, stream, version, is_event, message, person, since, until, reason)
            VALUES(?,?,?,?,?,?,?,?,?,?,?)
            ON CONFLICT(sender, id) DO UPDATE SET wake = excluded.wake, reason = excluded.reason,
              message = excluded.message
            """
        ).execute(arguments: [
            kept.user ?? "", kept.id?.value ?? "", wake, kept.subject ?? "", kept.version ?? 0, isEvent,
            try kept.encoded(), person?.value, since, until, reason,
        ])
        somebodyWaits = true
        timesChanged = true
    }

    /// Decides on what has been waiting for what has just happened, until nothing more is woken.
    func wakeParked(by reasons: [String] = []) throws {
        wakes += reasons
        while !wakes.isEmpty {
            let reasons = wakes
            wakes.removeAll(keepingCapacity: true)
            for wake in reasons {
                for number in try numbersParked(wake) {
                    guard let message = try decideOnParked(number) else { continue }
                    // Behind an event that still waits for its stream, the later ones of that stream wait as well.
                    // What waits for one's own stream may wait for different states of it: each is asked.
                    if wake.hasPrefix("seen:"), try isStillParked(message, wake) { break }
                }
            }
        }
    }

    private func decideOnParked(_ number: Int64) throws -> Data? {
        timesChanged = true
        guard
            let row = try Row.fetchOne(
                statement("DELETE FROM parked WHERE number = ? RETURNING message, since, until"),
                arguments: [number]
            )
        else { return nil }
        waitedSince = (row[1], row[2])
        defer { waitedSince = nil }
        let message: Data = row[0]
        try takeOnly(try KeptMessage(encoded: message).delivery)
        return message
    }

    private func isStillParked(_ message: Data, _ wake: String) throws -> Bool {
        let kept = try KeptMessage(encoded: message)
        return try Bool.fetchOne(
            statement("SELECT EXISTS(SELECT 1 FROM parked WHERE sender = ? AND id = ? AND wake = ?)"),
            arguments: [kept.user ?? "", kept.id?.value ?? "", wake]
        ) == true
    }

    private func numbersParked(_ wake: String) throws -> [Int64] {
        try Int64.fetchAll(
            statement("SELECT number FROM parked WHERE wake = ? ORDER BY stream, version, number"),
            arguments: [wake]
        )
    }

    /// Commands that have waited long enough are answered `notYet`, which is not recorded; events are dead by age.
    func expireParked(limit: Int) throws {
        timesChanged = true
        let expired = try Row.fetchAll(
            statement("SELECT number, message, is_event, reason FROM parked WHERE until <= ? ORDER BY until LIMIT ?"),
            arguments: [now.milliseconds, limit]
        ).map { ($0[0] as Int64, $0[1] as Data, $0[2] as Bool, $0[3] as String) }
        for (number, message, isEvent, reason) in expired {
            try statement("DELETE FROM parked WHERE number = ?").execute(arguments: [number])
            let delivery = try KeptMessage(encoded: message).delivery
            if isEvent {
                try bury(delivery, "tooOld", "waited for what comes before it (\(reason))", attempts: 1)
            } else if let envelope = delivery.envelope {
                reply(to: envelope, .notYet(waitingFor: envelope.after))
            }
        }
    }

    /// Tells aggregates that a time of theirs has come.
    func fireTimers(limit: Int) throws {
        let due = try Row.fetchAll(
            statement("SELECT stream, name, at FROM timer WHERE at <= ? ORDER BY at, stream, name LIMIT ?"),
            arguments: [now.milliseconds, limit]
        ).map { (StreamID(wire: $0[0]), $0[1] as String, Instant(milliseconds: $0[2])) }
        for (stream, name, at) in due {
            let failure = try inSavepoint { try fire(stream, name, at) }
            if let failure {
                // The time stays in the store, later, and the operator sees why.
                try statement("UPDATE timer SET at = ? WHERE stream = ? AND name = ?").execute(
                    arguments: [now.adding(milliseconds: 3_600_000).milliseconds, stream.value, name])
                let delivery = Delivery(
                    queue: Routes.queue(ofStore: core.store.name),
                    tag: 0,
                    envelope: nil,
                    unreadable: "due time \(stream) \(name)",
                    body: []
                )
                try bury(delivery, "dueTimeFailed", failure.why, attempts: 1)
            }
            try wakeParked()
        }
    }

    private func fire(_ stream: StreamID, _ name: String, _ at: Instant) throws {
        try statement("DELETE FROM timer WHERE stream = ? AND name = ?").execute(arguments: [stream.value, name])
        guard let standing = try standing(stream), let handler = core.definition.dueHandlers["\(stream.kind)/\(name)"]
        else { return try pass(stream, name, at) }
        let actor = Actor(.system, core.store.name)
        var head = Envelope(
            id: MessageID("due-\(at.milliseconds)-\(name)") ?? "due",
            type: "ccs.due.v1",
            source: core.store.name,
            subject: stream.value,
            time: at
        )
        head.actor = actor
        let context = Context(turn: self, now: now, actor: actor, envelope: head)
        guard case .accepted(let events) = try handler.decide(standing.state, context), !events.isEmpty else {
            return try pass(stream, name, at)
        }
        // A state may want the same moment again, as where what had ended is annulled: then it is another cause.
        let key = "due/\(stream)/\(name)/\(at.milliseconds)/\(standing.version)"
        _ = try append(events, cause: Cause(key: key, id: "due:\(name)", time: at, actor: actor))
        if try self.standing(stream)?.state.dueTimes.contains(DueTime(name, at: at)) == true {
            try pass(stream, name, at)
        }
    }

    private func pass(_ stream: StreamID, _ name: String, _ at: Instant) throws {
        try statement("INSERT OR IGNORE INTO passed VALUES(?, ?, ?)")
            .execute(arguments: [stream.value, name, at.milliseconds])
    }
}
