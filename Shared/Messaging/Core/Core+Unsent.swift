public import Contracts
import Foundation
import GRDB

/// A row of the journal that the broker has not got, though rows behind it may be confirmed.
public struct UnsentRow: Codable, Sendable, Equatable {
    /// Its place in the journal.
    public var seq: Int64
    /// The event.
    public var id: MessageID
    /// Its type.
    public var type: MessageType
    /// The file.
    public var dossier: DossierID?
    /// The routing key that no queue takes; empty where the row itself cannot be sent.
    public var lane: String
    /// Why it was not sent.
    public var detail: String
    /// Since when.
    public var since: Instant
    /// Whether an operator has set it aside: it is not tried again.
    public var isAside: Bool
    /// Who decided last about it, and why.
    public var decided: String?
}

/// What becomes of a row that could not be sent.
struct UnsentNote: Sendable, Equatable {
    var seq: Int64
    /// See `UnsentRow.lane`.
    var lane: String
    var detail: String
}

/// The lane of rows that cannot be sent as they are, whoever listens.
let laneOfUnsendable = ""

extension Core {
    /// Notes that these rows could not be sent, in one transaction: the cursor may pass them.
    func noteUnsent(_ notes: [UnsentNote], at now: Instant) throws {
        guard !notes.isEmpty else { return }
        try store.writing { db in
            for note in notes {
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO unsent(seq, lane, detail, since) VALUES(?, ?, ?, ?)")
                    .execute(arguments: [note.seq, note.lane, note.detail, now.milliseconds])
            }
        }
        sentAfterAll.subtract(notes.map(\.seq))
    }

    /// The lanes in which rows wait.
    func unsentLanes() throws -> [String] {
        try store.reading { db in
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT DISTINCT lane FROM unsent WHERE aside = 0 ORDER BY lane")
            )
        }
    }

    /// The rows of a lane that wait behind that one, with what is to be published of them.
    func unsent(in lane: String, after seq: Int64, limit: Int) throws -> [JournalledMessage] {
        try store.reading { db in
            let rows = try Int64.fetchAll(
                db.cachedStatement(
                    sql: "SELECT seq FROM unsent WHERE aside = 0 AND lane = ? AND seq > ? ORDER BY seq LIMIT ?"
                ),
                arguments: [lane, seq, limit + sentAfterAll.count]
            )
            return try rows.filter { !sentAfterAll.contains($0) }.prefix(limit).compactMap { seq in
                try message(ofRow: seq, db).map { JournalledMessage(seq: seq, message: $0) }
            }
        }
    }

    /// The broker has got that row after all. Written down with the next transaction, or by `saveCursor`: at worst the row
    /// is published once more.
    func noteSent(_ seq: Int64) { sentAfterAll.insert(seq) }

    /// Takes the rows away that were sent after all; part of a transaction.
    func forgetSent(_ db: Database) throws {
        for seq in sentAfterAll {
            try db.cachedStatement(sql: "DELETE FROM unsent WHERE seq = ? AND aside = 0").execute(arguments: [seq])
        }
    }

    /// Rows that the broker has not got, and how many there are in all: those that wait, and those set aside.
    public func unsent(limit: Int) throws -> (rows: [UnsentRow], waiting: Int, aside: Int) {
        try store.reading { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT u.seq, j.id, j.type, j.dossier, u.lane, u.detail, u.since, u.aside,
                          (SELECT act || ' by ' || actor || ': ' || why FROM unsent_act a
                           WHERE a.seq = u.seq ORDER BY number DESC LIMIT 1)
                        FROM unsent u JOIN journal j USING(seq) ORDER BY u.aside, u.seq LIMIT ?
                        """
                ),
                arguments: [limit + sentAfterAll.count]
            ).compactMap { row -> UnsentRow? in
                guard !sentAfterAll.contains(row[0]), let id = MessageID(row[1] as String) else { return nil }
                return UnsentRow(
                    seq: row[0],
                    id: id,
                    type: MessageType(row[2] as String),
                    dossier: (row[3] as String?).flatMap { DossierID($0) },
                    lane: row[4],
                    detail: row[5],
                    since: Instant(milliseconds: row[6]),
                    isAside: row[7],
                    decided: row[8]
                )
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0 }
            let waiting = try count("SELECT count(*) FROM unsent WHERE aside = 0")
            return (
                Array(rows.prefix(limit)), max(0, waiting - sentAfterAll.count),
                try count("SELECT count(*) FROM unsent WHERE aside = 1")
            )
        }
    }

    /// Sets a row aside that could not be sent, or takes it up again, and records who decided it and why; `false` when there
    /// is no such row, or nothing to change about it.
    public func decideUnsent(_ seq: Int64, aside: Bool, by actor: Actor, why: String, now: Instant) throws -> Bool {
        guard !sentAfterAll.contains(seq) else { return false }
        return try store.writing { db in
            try db.execute(
                sql: "UPDATE unsent SET aside = ? WHERE seq = ? AND aside <> ?",
                arguments: [aside, seq, aside]
            )
            guard db.changesCount > 0 else { return false }
            try db.execute(
                sql: "INSERT INTO unsent_act(seq, act, actor, why, at) VALUES(?, ?, ?, ?, ?)",
                arguments: [seq, aside ? "setAside" : "takenUp", actor.description, why, now.milliseconds]
            )
            return true
        }
    }

    /// What is to be published of a row, read from the journal.
    func message(ofRow seq: Int64, _ db: Database) throws -> Outgoing? {
        guard
            let found = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(JournalRow.columns) FROM journal WHERE seq = ?"),
                arguments: [seq]
            )
        else { return nil }
        let entry = JournalRow(found)
        let personal = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT body FROM personal WHERE seq = ?"),
            arguments: [seq]
        )
        return message(entry, personal: personal)
    }
}
