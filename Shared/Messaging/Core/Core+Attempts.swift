import Contracts
import Foundation
import GRDB

/// Something that may end the process, under the name by which its attempts are counted.
struct Attempt {
    let sender: String
    let id: String

    init(sender: String, id: String) { (self.sender, self.id) = (sender, id) }

    /// `nil` when the message has no name.
    init?(_ delivery: Delivery) {
        guard let envelope = delivery.envelope else { return nil }
        self.init(sender: envelope.user ?? "", id: envelope.id.value)
    }

    init(_ time: DueMoment) { self.init(sender: "due", id: "\(time.stream)/\(time.name)/\(time.at.milliseconds)") }

    var key: String { "\(sender)/\(id)" }
}

// What ends the process is found by trying each thing alone, its attempt committed first. That is dear, so it is done
// only where something came back, or after an end that nobody had asked for.
extension Core {
    /// Counts an attempt, and commits that. Trying again within this process is no new one.
    func count(_ attempt: Attempt) throws -> Int {
        if let count = counted[attempt.key] { return count }
        let count = try store.writing { db in
            try Int.fetchOne(
                db.cachedStatement(
                    sql: """
                        INSERT INTO attempt VALUES(?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count
                        """
                ),
                arguments: [attempt.sender, attempt.id]
            ) ?? 1
        }
        counted[attempt.key] = count
        return count
    }

    /// Whether an inquiry is to be answered: one that came back too often ends the process each time.
    public func isAnswerable(_ inquiry: Delivery) throws -> Bool {
        guard inquiry.attempts > 0, let attempt = Attempt(inquiry) else { return true }
        return try count(attempt) <= limits.attempts
    }

    /// An inquiry that came back is answered.
    public func forgetAttempts(_ inquiry: Delivery) throws {
        guard inquiry.attempts > 0, let attempt = Attempt(inquiry) else { return }
        counted[attempt.key] = nil
        try store.writing { try Self.forget(attempt, $0) }
    }

    static func forget(_ attempt: Attempt, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM attempt WHERE sender = ? AND id = ?")
            .execute(arguments: [attempt.sender, attempt.id])
    }

    /// Decides on what is due, each in a transaction of its own.
    func dueOneByOne(_ outcome: inout Outcome, now: Instant, limit: Int, entropy: inout Entropy) throws {
        try wakeOneByOne(&outcome, now: now, entropy: &entropy)
        guard wakesFirst.isEmpty else { return }
        if try somethingExpires(by: now) {
            try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
                turn.defersWaking = true
                try turn.expireParked(limit: limit)
                try turn.forgetReadings()
                try turn.forgetLetters(limit: limit)
            }
        }
        let times = try store.reading { try DueMoment.due(by: now, limit: limit, $0) }
        for time in times {
            let attempt = Attempt(time)
            let count = try self.count(attempt)
            try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
                turn.defersWaking = true
                if count > limits.attempts {
                    try turn.setAside(time, "crashes", "fell due \(count) times without an outcome", attempts: count)
                } else {
                    try turn.fire(time)
                }
                try turn.forget(attempt)
            }
            counted[attempt.key] = nil
            try wakeOneByOne(&outcome, now: now, entropy: &entropy)
        }
    }

    /// Whether the term of anything that waits or is kept is over.
    private func somethingExpires(by now: Instant) throws -> Bool {
        try store.reading { db in
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT EXISTS(SELECT 1 FROM parked WHERE until <= ?1) OR EXISTS(SELECT 1 FROM reading WHERE until <= ?1)
                          OR EXISTS(SELECT 1 FROM dead WHERE until <= ?1)
                          OR EXISTS(SELECT 1 FROM dead_counted WHERE until <= ?1)
                        """
                ),
                arguments: [now.milliseconds]
            ) == true
        }
    }

    /// Asks what is parked, each message in a transaction of its own; some of them, where there are many: then `due` goes on.
    func wakeOneByOne(_ outcome: inout Outcome, now: Instant, entropy: inout Entropy) throws {
        var left = 32
        while let wake = wakesFirst.first {
            var waiting = try wokenFirst ?? parked(waitingFor: wake)
            defer { wokenFirst = waiting.isEmpty ? nil : waiting }
            while let (number, attempt) = waiting.first {
                guard left > 0 else { return }
                left -= 1
                let stillWaits = try ask(number, attempt, wokenBy: wake, &outcome, now: now, entropy: &entropy)
                // As in `wakeParked`.
                if stillWaits, wake.hasPrefix("seen:") { waiting = [] } else { waiting.removeFirst() }
            }
            wakesFirst.removeFirst()
        }
        guard notesWaking else { return }
        try store.writing { try store.noteWoken($0) }
        notesWaking = false
    }

    /// Whether it still waits for the same.
    private func ask(
        _ number: Int64,
        _ attempt: Attempt,
        wokenBy wake: String,
        _ outcome: inout Outcome,
        now: Instant,
        entropy: inout Entropy
    ) throws -> Bool {
        let count = try self.count(attempt)
        var stillWaits = false
        try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
            turn.defersWaking = true
            if count > limits.attempts {
                try turn.buryParked(number, attempts: count)
            } else {
                stillWaits = try turn.decideOnParked(number, wokenBy: wake)
            }
            try turn.forget(attempt)
        }
        counted[attempt.key] = nil
        return stillWaits
    }

    private func parked(waitingFor wake: String) throws -> [(number: Int64, attempt: Attempt)] {
        try store.reading { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT number, sender, id FROM parked WHERE wake = ? ORDER BY stream, version, number"
                ),
                arguments: [wake]
            ).map { ($0[0], Attempt(sender: $0[1], id: $0[2])) }
        }
    }
}

extension Turn {
    func forget(_ attempt: Attempt) throws { try Core.forget(attempt, db) }
}
