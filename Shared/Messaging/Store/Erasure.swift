public import Contracts
import Foundation
import GRDB

extension Core {
    /// Removes what is personal about a person from this store: the personal groups of its events with their salts,
    /// the states made of them, the messages received, parked and dead. What was decided, and every digest, stays.
    ///
    /// The file's free pages are overwritten and the write-ahead log emptied, so that nothing is left on the disk.
    /// - Returns: how many events lost their personal group.
    @discardableResult
    public func erase(_ person: PersonID) throws -> Int {
        let erased = try store.writing { db in
            let streams = try String.fetchAll(
                db,
                sql: "SELECT DISTINCT stream FROM journal WHERE seq IN (SELECT seq FROM personal WHERE person = ?)",
                arguments: [person.value]
            )
            let claimed = try streams.map { try claims(of: $0, db) }
            try db.execute(sql: "DELETE FROM personal WHERE person = ?", arguments: [person.value])
            let count = db.changesCount
            // The states are made anew, of what is left, when the streams are read next.
            for (stream, before) in zip(streams, claimed) {
                try db.execute(sql: "DELETE FROM aggregate WHERE stream = ?", arguments: [stream])
                // A key that was made of what is personal goes with it.
                for claim in before.subtracting(try claims(of: stream, db)) {
                    try db.execute(sql: "DELETE FROM claim WHERE key = ?", arguments: [claim.value])
                }
            }
            try eraseReceived(db, person)
            try eraseKept(db, person, table: "parked")
            try eraseKept(db, person, table: "dead")
            return count
        }
        cache.removeAll()
        fresh.removeAll()
        if store.path != ":memory:" { try store.checkpoint() }
        return erased
    }

    /// The unique keys of a stream, as what is left of its history gives them.
    private func claims(of stream: String, _ db: Database) throws -> Set<Claim> {
        let stream = StreamID(wire: stream)
        guard let kind = kinds[stream.kind] else { return [] }
        return Set(try claims(kind, stream, StreamReader(db: db, decoder: decoder, eventTypes: eventTypes)))
    }

    private func claims<A: Aggregate>(_ kind: A.Type, _ stream: StreamID, _ reader: StreamReader) throws -> [Claim] {
        try reader.standing(of: stream, kind)?.state.claims ?? []
    }

    private func eraseReceived(_ db: Database, _ person: PersonID) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT sender, id, received FROM inbox WHERE person = ?",
            arguments: [person.value]
        )
        for row in rows {
            try db.execute(
                sql: "UPDATE inbox SET received = ?, salt = NULL, digest = NULL WHERE sender = ? AND id = ?",
                arguments: [(row[2] as Data?).map(withoutPersonal), row[0] as String, row[1] as String]
            )
        }
    }

    /// Parked and dead messages may be unreadable: whoever names the person loses the personal group, and a body that
    /// is no JSON object is emptied.
    private func eraseKept(_ db: Database, _ person: PersonID, table: String) throws {
        for row in try Row.fetchAll(db, sql: "SELECT number, message, person FROM \(table)") {
            var kept = try KeptMessage(encoded: row[1])
            let names = kept.body.range(of: Data(person.value.utf8)) != nil
            guard names || row[2] as String? == person.value else { continue }
            kept.body = withoutPersonal(kept.body)
            try db.execute(
                sql: "UPDATE \(table) SET message = ? WHERE number = ?",
                arguments: [try kept.encoded(), row[0] as Int64]
            )
        }
    }
}
