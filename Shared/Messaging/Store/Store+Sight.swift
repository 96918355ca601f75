public import Contracts
import Foundation
import GRDB
import JSONCoding

extension Store {
    /// The state of an aggregate as it was last committed; `nil` when it has no history. For those who watch: what
    /// decides looks through its `Context`.
    public func state<A: Aggregate>(_ kind: A.Type, _ key: String) throws -> A? {
        try reading { db in
            let types = Dictionary(A.events.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
            let reader = StreamReader(db: db, decoder: JSONBytesDecoder(), eventTypes: types)
            return try reader.standing(of: StreamID(A.kind, key), A.self)?.state as? A
        }
    }

    /// Whether the journal has that event.
    public func hasJournalled(_ event: MessageID) throws -> Bool {
        try reading { db in
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM journal WHERE id = ?)"),
                arguments: [event.value]
            ) == true
        }
    }

    /// The last event of that type about that file; `nil` when the journal has none.
    public func lastEvent(_ type: MessageType, about dossier: DossierID) throws -> MessageID? {
        try reading { db in
            try String.fetchOne(
                db.cachedStatement(
                    sql: "SELECT id FROM journal WHERE dossier = ? AND type = ? ORDER BY seq DESC LIMIT 1"
                ),
                arguments: [dossier.value, type.value]
            ).flatMap { MessageID($0) }
        }
    }

    /// The whole journal, without what is personal in it: for a checker, which may see what a panel keeps to itself.
    public func journal() throws -> [JournalledEvent] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT seq, id, type, at, dossier, body FROM journal ORDER BY seq").compactMap {
                row in
                MessageID(row[1] as String).map { id in
                    JournalledEvent(
                        seq: row[0],
                        id: id,
                        type: MessageType(row[2] as String),
                        at: Instant(milliseconds: row[3]),
                        dossier: (row[4] as String?).flatMap { DossierID($0) },
                        body: String(decoding: row[5] as Data, as: UTF8.self)
                    )
                }
            }
        }
    }

    /// How many events of that type the journal has about each file.
    public func count(_ type: MessageType) throws -> [DossierID: Int] {
        try reading { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT dossier, count(*) FROM journal WHERE type = ? AND dossier IS NOT NULL GROUP BY dossier"
                ),
                arguments: [type.value]
            )
            var counts: [DossierID: Int] = [:]
            for row in rows {
                if let dossier = DossierID(row[0] as String) { counts[dossier] = row[1] }
            }
            return counts
        }
    }

    /// Of whom the journal holds something personal, all of it about these files (about any, when `nil`).
    public func personsHeld(onlyAbout files: Set<DossierID>? = nil) throws -> [PersonID] {
        let rows = try reading { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT DISTINCT person, dossier FROM personal JOIN journal USING(seq) ORDER BY person"
                )
            )
            .map { (PersonID($0[0] as String), ($0[1] as String?).flatMap { DossierID($0) }) }
        }
        let others = files.map { files in
            Set(rows.filter { row in row.1.map { !files.contains($0) } ?? true }.compactMap(\.0))
        }
        return Set(rows.compactMap(\.0)).subtracting(others ?? []).sorted()
    }

    /// What is parked: each message with why it waits, and for what.
    public func waiting() throws -> [WaitingMessage] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT sender, id, stream, version, reason, wake FROM parked ORDER BY number")
                .map {
                    WaitingMessage(sender: $0[0], id: $0[1], stream: $0[2], version: $0[3], reason: $0[4], wake: $0[5])
                }
        }
    }

    /// Lets the store grow by that many pages at most, as a disk that fills; `nil` gives it room again. For
    /// simulations and tests.
    public func fill(leavingPages pages: Int?) throws {
        try queue.inDatabase { db in
            let limit = try pages.map { try (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) + $0 } ?? 4_294_967_294
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count=\(limit)")
        }
    }
}

/// A message that is parked.
public struct WaitingMessage: Sendable, CustomStringConvertible {
    /// Who sent it.
    public let sender: String
    /// Its id.
    public let id: String
    /// An event's stream.
    public let stream: String
    /// An event's version in its stream.
    public let version: Int
    /// Why it waits, as `gap` or `early`.
    public let reason: String
    /// What wakes it.
    public let wake: String

    /// All of that on a line.
    public var description: String { "\(sender)/\(id) (\(stream) \(version)): \(reason), \(wake)" }
}
