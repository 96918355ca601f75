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
        let erased = try store.writing { db in try Eraser(core: self, db: db).erase(person) }
        forgetAll()
        if store.path != ":memory:" { try store.checkpoint() }
        return erased
    }

    /// Forgets what is in memory and may be older than the store.
    func forgetAll() {
        cache.removeAll()
        fresh.removeAll()
    }
}

extension Turn {
    /// Removes what is personal out of a file, as an event wants it that was journalled or taken here, unless this service
    /// keeps it for longer.
    func erase(_ file: ErasedFile) throws {
        guard !file.keptBy.contains(core.definition.name) else { return }
        for stream in try Eraser(core: core, db: db).erase(file, at: now) {
            // The state in memory was made of what is gone.
            if undoes { undo.append((stream, core.cache[stream])) }
            core.cache[stream] = nil
        }
        hasErased = true
        core.hasErasedFiles = true
    }

    /// Whether a file's personal data were removed from this store: what still comes of it is taken without any.
    func isErased(_ dossier: DossierID) throws -> Bool {
        guard core.hasErasedFiles else { return false }
        return try Bool.fetchOne(
            statement("SELECT EXISTS(SELECT 1 FROM erased_file WHERE dossier = ?)"),
            arguments: [dossier.value]
        ) == true
    }

    /// What was on its way while a file was erased comes without what is personal in it.
    func withoutErased(_ delivery: Delivery) throws -> Delivery {
        guard let dossier = delivery.envelope?.dossier, try isErased(dossier) else { return delivery }
        var bare = delivery
        bare.body = [UInt8](withoutPersonal(Data(delivery.body)))
        bare.isBare = true
        return bare
    }
}

/// Removes what is personal from the tables of one store, within a transaction.
struct Eraser {
    let core: Core
    let db: Database

    /// Everything about a person; how many events lost their personal group.
    func erase(_ person: PersonID) throws -> Int {
        let count = try erasePersonal(of: "person = ?", person.value).count
        try eraseReceived("person = ?", [person.value])
        for table in ["parked", "dead"] {
            try eraseKept(table) { kept, named in
                named == person.value || kept.body.range(of: Data(person.value.utf8)) != nil
            }
        }
        return count
    }

    /// Everything about anybody in a file; the streams whose states were made of it.
    func erase(_ file: ErasedFile, at now: Instant) throws -> Set<StreamID> {
        let dossier = file.dossier.value
        let persons = try String.fetchSet(
            db,
            sql: "SELECT person FROM personal WHERE seq IN (SELECT seq FROM journal WHERE dossier = ?)",
            arguments: [dossier]
        ).union([file.candidate.value])
        let streams = try erasePersonal(of: "seq IN (SELECT seq FROM journal WHERE dossier = ?)", dossier).streams
        for person in persons.sorted() {
            // Of a command only the salted digest is kept, which does not say of which file it is.
            try eraseReceived("person = ? AND (dossier = ? OR received IS NULL)", [person, dossier])
        }
        for table in ["parked", "dead"] where core.weakness != .parkedNotErased {
            try eraseKept(table) { kept, _ in
                kept.dossier == file.dossier || kept.body.range(of: Data("\"\(dossier)\"".utf8)) != nil
            }
        }
        try db.execute(
            sql: "INSERT OR IGNORE INTO erased_file VALUES(?, ?)",
            arguments: [dossier, now.milliseconds]
        )
        return streams
    }

    private func erasePersonal(of condition: String, _ value: String) throws -> (streams: Set<StreamID>, count: Int) {
        let streams = try String.fetchAll(
            db,
            sql: "SELECT DISTINCT stream FROM journal WHERE seq IN (SELECT seq FROM personal WHERE \(condition))",
            arguments: [value]
        )
        let claimed = try streams.map { try claims(of: $0) }
        try db.execute(sql: "DELETE FROM personal WHERE \(condition)", arguments: [value])
        let count = db.changesCount
        // The states are made anew, of what is left, when the streams are read next.
        for (stream, before) in zip(streams, claimed) {
            try db.execute(sql: "DELETE FROM aggregate WHERE stream = ?", arguments: [stream])
            // A key that was made of what is personal goes with it.
            for claim in before.subtracting(try claims(of: stream)) {
                try db.execute(sql: "DELETE FROM claim WHERE key = ?", arguments: [claim.value])
            }
        }
        return (Set(streams.map { StreamID(wire: $0) }), count)
    }

    /// The unique keys of a stream, as what is left of its history gives them.
    private func claims(of stream: String) throws -> Set<Claim> {
        let stream = StreamID(wire: stream)
        guard let kind = core.kinds[stream.kind] else { return [] }
        let reader = StreamReader(db: db, decoder: core.decoder, eventTypes: core.eventTypes)
        return Set(try claims(kind, stream, reader))
    }

    private func claims<A: Aggregate>(_ kind: A.Type, _ stream: StreamID, _ reader: StreamReader) throws -> [Claim] {
        try reader.standing(of: stream, kind)?.state.claims ?? []
    }

    private func eraseReceived(_ condition: String, _ values: [String]) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT sender, id, received FROM inbox WHERE \(condition)",
            arguments: StatementArguments(values)
        )
        for row in rows {
            try db.execute(
                sql: "UPDATE inbox SET received = ?, salt = NULL, digest = NULL WHERE sender = ? AND id = ?",
                arguments: [(row[2] as Data?).map(withoutPersonal), row[0] as String, row[1] as String]
            )
        }
    }

    /// Parked and dead messages may be unreadable: whoever is meant loses the personal group, and a body that is no JSON
    /// object is emptied.
    private func eraseKept(_ table: String, _ isMeant: (KeptMessage, _ person: String?) -> Bool) throws {
        for row in try Row.fetchAll(db, sql: "SELECT number, message, person FROM \(table)") {
            var kept = try KeptMessage(encoded: row[1])
            guard isMeant(kept, row[2]) else { continue }
            kept.body = withoutPersonal(kept.body)
            kept.isBare = true
            try db.execute(
                sql: "UPDATE \(table) SET message = ? WHERE number = ?",
                arguments: [try kept.encoded(), row[0] as Int64]
            )
        }
    }
}
