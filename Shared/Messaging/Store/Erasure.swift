public import Contracts
import Foundation
import GRDB
import JSONCoding

extension Core {
    /// Removes what is personal about a person from this store: the personal groups of its events with their salts,
    /// the states made of them, the messages received, parked and dead. What was decided, and every digest, stays.
    ///
    /// The file is rewritten and the write-ahead log emptied, so that nothing is left on the disk.
    /// - Returns: how many events lost their personal group.
    @discardableResult
    public func erase(_ person: PersonID) throws -> Int {
        let erased = try store.writing { db in
            try store.noteTraces(db, since: last.at)
            return try Eraser(core: self, db: db).erase(person)
        }
        forgetAll()
        rewriting.erased(at: last.at)
        rewriteNow()
        return erased
    }

    /// Forgets what is in memory and may be older than the store.
    func forgetAll() {
        cache.removeAll()
        fresh.removeAll()
    }
}

extension Turn {
    /// Removes what is personal, as an event wants it that was journalled or taken here; out of a file not where this
    /// service keeps it for longer.
    func erase(_ file: ErasedFile?, _ personal: ErasedPersonal?) throws {
        let eraser = Eraser(core: core, db: db)
        if let file, !file.keptBy.contains(core.definition.name) { try forget(eraser.erase(file, at: now)) }
        if let personal { try forget(eraser.erase(personal)) }
    }

    /// The states in memory were made of what is gone.
    func forget(_ streams: Set<StreamID>) {
        forgetStates(of: streams)
        hasErased = true
        core.hasErased = true
    }

    /// They are made anew when their streams are read next.
    func forgetStates(of streams: Set<StreamID>) {
        for stream in streams {
            if undoes { undo.append((stream, core.cache[stream])) }
            core.cache[stream] = nil
        }
    }

    /// Whether what was said of a person by then, in that history, was removed from this store.
    func isErased(_ person: PersonID?, in history: String, at moment: Instant) throws -> Bool {
        guard core.hasErased, let person else { return false }
        return try Bool.fetchOne(
            statement(
                "SELECT EXISTS(SELECT 1 FROM erased_person WHERE person = ? AND history IN ('', ?) AND through >= ?)"
            ),
            arguments: [person.value, history, moment.milliseconds]
        ) == true
    }

    /// Whether a file's personal data were removed from this store: what still comes of it is taken without any.
    func isErased(_ dossier: DossierID) throws -> Bool {
        guard core.hasErased else { return false }
        return try Bool.fetchOne(
            statement("SELECT EXISTS(SELECT 1 FROM erased_file WHERE dossier = ?)"),
            arguments: [dossier.value]
        ) == true
    }

    /// What was on its way while a file was erased comes without what is personal in it.
    func withoutErased(_ delivery: Delivery) throws -> Delivery {
        guard let dossier = delivery.envelope?.dossier, try isErased(dossier) else { return delivery }
        return bare(delivery)
    }

    /// A delivery without what is personal in it.
    func bare(_ delivery: Delivery) -> Delivery {
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
        let files = try files(of: person.value)
        let count = try erasePersonal(of: "person = ?", person.value).count
        try eraseReceived("person = ?", [person.value])
        for table in ["parked", "dead"] {
            try eraseKept(table) { kept, named in
                named == person.value || kept.body.range(of: Data(person.value.utf8)) != nil
            }
        }
        try eraseUnreadable(in: files)
        try eraseGivenBack { $0.body.contains(person.value) }
        return count
    }

    /// The files in which something personal of somebody stands.
    private func files(of person: String) throws -> Set<String> {
        try String.fetchSet(
            db,
            sql: """
                SELECT DISTINCT dossier FROM journal
                WHERE dossier IS NOT NULL AND seq IN (SELECT seq FROM personal WHERE person = ?)
                """,
            arguments: [person]
        )
    }

    /// Dead letters out of which nobody can be read, of these files. One that names neither a person nor a file is beyond
    /// any erasure, until it is closed and its term is over.
    private func eraseUnreadable(in files: Set<String>) throws {
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT number, dossier FROM dead
                WHERE person IS NULL AND dossier IS NOT NULL AND reason IN ('malformed', 'unreadable', 'oversized')
                """
        ) where files.contains(row[1]) {
            try empty(dead: row[0])
        }
    }

    private func empty(dead number: Int64) throws {
        guard
            let message = try Data.fetchOne(db, sql: "SELECT message FROM dead WHERE number = ?", arguments: [number])
        else { return }
        var kept = try KeptMessage(encoded: message)
        kept.body = Data()
        kept.isBare = true
        try db.execute(
            sql: "UPDATE dead SET message = ?, digest = NULL WHERE number = ?",
            arguments: [kept.encoded(), number]
        )
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
        try eraseGivenBack { $0.body.contains("\"\(dossier)\"") }
        try db.execute(
            sql: "INSERT OR IGNORE INTO erased_file VALUES(?, ?)",
            arguments: [dossier, now.milliseconds]
        )
        return streams
    }

    /// What is personal outside of files, up to a moment; the streams whose states were made of it.
    func erase(_ erased: ErasedPersonal) throws -> Set<StreamID> {
        let (person, through) = (erased.person.value, erased.through.milliseconds)
        guard let histories = erased.histories else {
            let streams = try erasePersonal(
                of: "person = ? AND (SELECT at FROM journal WHERE journal.seq = personal.seq) <= ?",
                [person, through]
            ).streams
            try eraseReceived("person = ? AND coalesce(event_at, at) <= ?", [person, through])
            try eraseKept(person, through: erased.through) { _ in true }
            try note(person, "", through)
            return streams
        }
        var streams: Set<StreamID> = []
        for history in histories.map(\.value) {
            let rows = "seq IN (SELECT seq FROM journal WHERE stream = ? AND at <= ?)"
            let persons = try String.fetchSet(
                db,
                sql: "SELECT person FROM personal WHERE \(rows)",
                arguments: [history, through]
            ).union([person])
            streams.formUnion(try erasePersonal(of: rows, [history, through]).streams)
            for person in persons.sorted() {
                // Of a command only the salted digest is kept, which does not say of which history it is.
                try eraseReceived(
                    "person = ? AND (stream = ? OR received IS NULL) AND coalesce(event_at, at) <= ?",
                    [person, history, through]
                )
                try eraseKept(person, through: erased.through) { $0.subject == history || $0.dossier == nil }
                try note(person, history, through)
            }
        }
        return streams
    }

    private func note(_ person: String, _ history: String, _ through: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO erased_person VALUES(?, ?, ?)
                ON CONFLICT DO UPDATE SET through = max(through, excluded.through)
                """,
            arguments: [person, history, through]
        )
    }

    private func eraseKept(_ person: String, through: Instant, _ isMeant: (KeptMessage) -> Bool) throws {
        try eraseGivenBack { $0.at <= through && $0.body.contains("\"\(person)\"") }
        for table in ["parked", "dead"] {
            try eraseKept(table) { kept, named in
                kept.time.map { $0 <= through } ?? true && isMeant(kept)
                    && (named == person || kept.body.range(of: Data("\"\(person)\"".utf8)) != nil)
            }
        }
    }

    private func erasePersonal(of condition: String, _ value: String) throws -> (streams: Set<StreamID>, count: Int) {
        try erasePersonal(of: condition, [value])
    }

    private func erasePersonal(
        of condition: String,
        _ values: StatementArguments
    ) throws -> (streams: Set<StreamID>, count: Int) {
        let streams = try String.fetchAll(
            db,
            sql: "SELECT DISTINCT stream FROM journal WHERE seq IN (SELECT seq FROM personal WHERE \(condition))",
            arguments: values
        )
        let claimed = try streams.map { try claims(of: $0) }
        try db.execute(sql: "DELETE FROM personal WHERE \(condition)", arguments: values)
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

    private func eraseReceived(_ condition: String, _ values: StatementArguments) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT sender, id, received FROM inbox WHERE \(condition)",
            arguments: values
        )
        for row in rows {
            try db.execute(
                sql: "UPDATE inbox SET received = ?, salt = NULL, digest = NULL WHERE sender = ? AND id = ?",
                arguments: [(row[2] as Data?).map(withoutPersonal), row[0] as String, row[1] as String]
            )
        }
    }

    /// Events that others gave back and that are not taken back yet.
    private func eraseGivenBack(_ isMeant: (ReceivedEvent) -> Bool) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, event FROM given_back") {
            var event = try core.decoder.decode(ReceivedEvent.self, from: row[1] as Data)
            guard isMeant(event) else { continue }
            event.body = String(decoding: withoutPersonal(Data(event.body.utf8)), as: UTF8.self)
            try db.execute(
                sql: "UPDATE given_back SET event = ? WHERE id = ?",
                arguments: [core.encoder.encode(event), row[0] as String]
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
                sql: "UPDATE \(table) SET message = ?\(table == "dead" ? ", digest = NULL" : "") WHERE number = ?",
                arguments: [kept.encoded(), row[0] as Int64]
            )
        }
    }
}
