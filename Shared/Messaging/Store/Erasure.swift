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
            try db.execute(sql: "DELETE FROM personal WHERE person = ?", arguments: [person.value])
            let count = db.changesCount
            // The states are made anew, of what is left, when the streams are read next.
            for stream in streams {
                try db.execute(sql: "DELETE FROM aggregate WHERE stream = ?", arguments: [stream])
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
