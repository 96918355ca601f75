import Contracts
import Foundation
import GRDB

extension Turn {
    /// Keeps a message until what it waits for has come. Order of waking: by stream and version, then by arrival.
    func park(_ delivery: Delivery, wake: String, reason: String, isEvent: Bool, person: PersonID? = nil) throws {
        let kept = KeptMessage(delivery)
        if !isEvent, let envelope = delivery.envelope, try isParkedWithAnotherBody(kept) {
            return reply(to: envelope, .refused(Refusal("idReusedWithAnotherBody", ["id": envelope.id.value])))
        }
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
            kept.encoded(), person?.value, since, until, reason,
        ])
        somebodyWaits = true
        timesChanged = true
        met.append(MetMessage(type: kept.type, end: .parked(reason)))
    }

    /// What was parked first is what its sender means, as long as that can still be told.
    private func isParkedWithAnotherBody(_ kept: KeptMessage) throws -> Bool {
        let before = try Data.fetchOne(
            statement("SELECT message FROM parked WHERE sender = ? AND id = ?"),
            arguments: [kept.user ?? "", kept.id?.value ?? ""]
        ).map { try KeptMessage(encoded: $0) }
        guard let before, before.isBare != true, kept.isBare != true else { return false }
        return before.body != kept.body
    }

    /// Decides on what has been waiting for what has just happened, until nothing more is woken.
    func wakeParked(by reasons: [String] = []) throws {
        wakes += reasons
        if defersWaking { return }
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

    /// Decides on one parked message; whether it waits for the same as before.
    func decideOnParked(_ number: Int64, wokenBy wake: String) throws -> Bool {
        guard let message = try decideOnParked(number) else { return false }
        return try isStillParked(message, wake)
    }

    /// A parked message that ends the process whenever it is decided on.
    func buryParked(_ number: Int64, attempts: Int) throws {
        timesChanged = true
        guard
            let row = try Row.fetchOne(
                statement("DELETE FROM parked WHERE number = ? RETURNING message, person"),
                arguments: [number]
            )
        else { return }
        let delivery = try KeptMessage(encoded: row[0]).delivery
        let detail = "was woken \(attempts) times without an outcome"
        let person = (row[1] as String?).flatMap { PersonID($0) }
        try buryUndecided(delivery, detail, attempts: attempts, person: person)
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
                let detail = "waited for what comes before it (\(reason))"
                try bury(delivery, "tooOld", detail, attempts: 1, cause: reason)
            } else if let envelope = delivery.envelope {
                reply(to: envelope, .notYet(waitingFor: envelope.after))
            }
        }
    }
}
