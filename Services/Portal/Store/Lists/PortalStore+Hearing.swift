public import Contracts
import Foundation
import GRDB

extension PortalStore {
    /// Takes events into the lists, in one transaction. An event that the lists have is passed over; one before which another
    /// is missing waits for it.
    public func hear(_ events: [HeardEvent]) throws {
        try database.write { db in
            for event in events { try hear(event, db) }
        }
    }

    private func hear(_ event: HeardEvent, _ db: Database) throws {
        let seen = try lastSeen(event.source, event.subject, db)
        guard event.version > seen else { return }
        guard event.previous <= seen else { return try park(event, db) }
        try take(event, db)
        // What had come too early.
        var last = event.version
        while let next = try parked(event.source, event.subject, after: last, db) {
            try take(next, db)
            last = next.version
        }
    }

    private func take(_ event: HeardEvent, _ db: Database) throws {
        do {
            try db.inSavepoint {
                try apply(event, db)
                return .commit
            }
        } catch let error as DecodingError {
            // Of a program that this one does not know yet: the lists are made anew once it does.
            try db.execute(
                sql: "INSERT INTO unreadable VALUES(?, ?)",
                arguments: [now().milliseconds, "\(event.type) \(event.id): \(error)"]
            )
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO seen VALUES(?, ?, ?)",
            arguments: [event.source, event.subject, event.version]
        )
        try db.execute(
            sql: "DELETE FROM parked WHERE source = ? AND subject = ? AND version <= ?",
            arguments: [event.source, event.subject, event.version]
        )
    }

    private func lastSeen(_ source: String, _ subject: String, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT version FROM seen WHERE source = ? AND subject = ?"),
            arguments: [source, subject]
        ) ?? 0
    }

    private func park(_ event: HeardEvent, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO parked VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                event.source, event.subject, event.version, event.previous, event.type.value, event.at.milliseconds,
                event.id.value, event.body, now().milliseconds,
            ]
        )
    }

    private func parked(_ source: String, _ subject: String, after version: Int, _ db: Database) throws -> HeardEvent? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT version, previous, type, at, id, body FROM parked
                WHERE source = ? AND subject = ? AND version > ? AND previous <= ? ORDER BY version LIMIT 1
                """,
            arguments: [source, subject, version, version]
        ).flatMap { row in
            MessageID(row[4] as String).map { id in
                HeardEvent(
                    source: source,
                    subject: subject,
                    version: row[0],
                    previous: row[1],
                    type: MessageType(row[2] as String),
                    at: Instant(milliseconds: row[3]),
                    id: id,
                    body: row[5]
                )
            }
        }
    }

    /// How many events wait for one before them: they wait for good where that was dropped, and the lists are to be made anew.
    public func parkedEvents() throws -> Int {
        try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM parked") ?? 0 }
    }

    /// How many events could not be read.
    public func unreadableEvents() throws -> Int {
        try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM unreadable") ?? 0 }
    }

    /// Whether something has happened to a file since then. Waited for after a command, so that who sent it sees what came
    /// of it.
    public func hasSeen(_ dossier: DossierID, since: Instant) throws -> Bool {
        try database.read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS(SELECT 1 FROM happening WHERE dossier = ? AND at >= ?)",
                arguments: [dossier.value, since.milliseconds]
            ) ?? false
        }
    }

    /// Empties the lists, before all events are published again.
    public func emptyLists() throws {
        try database.write { db in
            for table in [
                "file", "part", "happening", "sitting", "sitting_member", "sitting_file", "certificate",
                "certificate_signature", "seen", "parked", "unreadable",
            ] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
        }
    }
}
