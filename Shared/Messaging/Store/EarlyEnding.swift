import Contracts
import Foundation
import GRDB

private let memberName = Array("\"\(EarlyEnding.member)\":".utf8)
private let memberKey = Data(memberName)

/// How far the search may jump when the byte at the end of what it looks at is that one (Horspool).
private let jumps: [Int] = {
    var jumps = [Int](repeating: memberName.count, count: 256)
    for (place, byte) in memberName.dropLast().enumerated() { jumps[Int(byte)] = memberName.count - 1 - place }
    return jumps
}()

/// Whether the member stands somewhere in a text. Asked with every event: most bytes are never looked at.
private func memberStands(in text: UnsafeRawBufferPointer) -> Bool {
    var end = memberName.count - 1
    while end < text.count {
        let byte = text[end]
        if byte == UInt8(ascii: ":"), text[(end - memberName.count + 1)...end].elementsEqual(memberName) { return true }
        end += jumps[Int(byte)]
    }
    return false
}

/// A JSON text as it was encoded here, without the members that end early, wherever they stand in it. Done twice, it
/// changes nothing.
func withoutEarlyEnding(_ json: Data) -> Data {
    guard json.withUnsafeBytes({ memberStands(in: $0) }) else { return json }
    var cut = EarlyEndingCut(Array(json))
    return cut.result()
}

/// Goes through the bytes of a JSON text once.
private struct EarlyEndingCut {
    private let bytes: [UInt8]
    private var index = 0
    private var kept = Data()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func result() -> Data {
        kept.reserveCapacity(bytes.count)
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                kept.append(bytes[index])
                index += 1
                continue
            }
            if bytes[index...].starts(with: memberName) {
                index = endOfValue(index + memberName.count)
                // One comma goes with the member: the one behind it, or else the one before it.
                if index < bytes.count, bytes[index] == UInt8(ascii: ",") {
                    index += 1
                } else if kept.last == UInt8(ascii: ",") {
                    kept.removeLast()
                }
            } else {
                let end = endOfString(index)
                kept.append(contentsOf: bytes[index..<end])
                index = end
            }
        }
        return kept
    }

    private func endOfString(_ start: Int) -> Int {
        var place = start + 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place + 1, bytes.count)
    }

    private func endOfValue(_ start: Int) -> Int {
        var depth = 0
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place = endOfString(place)
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return place }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return place
            default: break
            }
            place += 1
        }
        return place
    }
}

extension Eraser {
    /// Removes what ends early out of a file; the streams whose states were made of it, and whether anything was there.
    ///
    /// - Parameter seq: up to which row of the journal, and what was received up to its moment; `nil` for all.
    func endEarly(in dossier: DossierID, upTo seq: Int64? = nil) throws -> (streams: Set<StreamID>, found: Bool) {
        let (last, moment) =
            try seq.map { seq in
                (seq, try Int64.fetchOne(db, sql: "SELECT at FROM journal WHERE seq = ?", arguments: [seq]) ?? .max)
            } ?? (.max, .max)
        // Prepared once: this is asked with every file that ends.
        let persons = try String.fetchSet(
            db.cachedStatement(
                sql: "SELECT person FROM personal WHERE seq IN (SELECT seq FROM journal WHERE dossier = ?)"
            ),
            arguments: [dossier.value]
        )
        let streams = try endEarly(inJournal: "dossier = ? AND seq <= ?", [dossier.value, last])
        var found = !streams.isEmpty
        for person in persons.sorted() {
            let received = "person = ? AND dossier = ? AND coalesce(event_at, at) <= ?"
            found = try endEarly(inInbox: received, [person, dossier.value, moment]) || found
        }
        // What is parked is taken once it is woken, and ends then; a dead letter is not.
        found = try endEarlyInKept("dead", "dossier = ?", [dossier.value]) || found
        return (streams, found)
    }

    /// Removes what ends early from a whole store; whether anything was there.
    func endEarlyEverywhere() throws -> Bool {
        let streams = try endEarly(inJournal: "TRUE", [])
        let wasReceived = try endEarly(inInbox: "TRUE", [])
        let wasParked = try endEarlyInKept("parked", "TRUE", [])
        let isDead = try endEarlyInKept("dead", "TRUE", [])
        return !streams.isEmpty || wasReceived || wasParked || isDead
    }

    private func endEarly(inJournal condition: String, _ values: StatementArguments) throws -> Set<StreamID> {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT seq, stream, salt, personal.body, personal_digest FROM personal JOIN journal USING(seq)
                    WHERE \(condition) AND instr(personal.body, ?) > 0
                    """
            ),
            arguments: values + [memberKey]
        )
        var streams: Set<StreamID> = []
        for row in rows {
            let (seq, rest) = (row[0] as Int64, withoutEarlyEnding(row[3]))
            // The digest of a row of an earlier program covers what is removed here, and holds no more.
            let holds = FieldDigest.of(salt: row[2], rest) == row[4] as Data?
            try db.execute(
                sql: "UPDATE personal SET body = ?, cut = ? WHERE seq = ?",
                arguments: [rest, holds ? nil as Int? : 1, seq]
            )
            streams.insert(StreamID(wire: row[1]))
        }
        // The states are made anew, of what is left, when the streams are read next.
        for stream in streams {
            try db.execute(sql: "DELETE FROM aggregate WHERE stream = ?", arguments: [stream.value])
        }
        return streams
    }

    private func endEarly(inInbox condition: String, _ values: StatementArguments) throws -> Bool {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sender, id, received FROM inbox
                    WHERE \(condition) AND received IS NOT NULL AND instr(received, ?) > 0
                    """
            ),
            arguments: values + [memberKey]
        )
        for row in rows {
            try db.execute(
                sql: "UPDATE inbox SET received = ? WHERE sender = ? AND id = ?",
                arguments: [withoutEarlyEnding(row[2]), row[0] as String, row[1] as String]
            )
        }
        return !rows.isEmpty
    }

    private func endEarlyInKept(_ table: String, _ condition: String, _ values: StatementArguments) throws -> Bool {
        var found = false
        for row in try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, message FROM \(table) WHERE \(condition)"),
            arguments: values
        ) {
            var kept = try KeptMessage(encoded: row[1])
            let rest = withoutEarlyEnding(kept.body)
            guard rest.count != kept.body.count else { continue }
            kept.body = rest
            kept.isBare = true
            try db.execute(
                sql: "UPDATE \(table) SET message = ?\(table == "dead" ? ", digest = NULL" : "") WHERE number = ?",
                arguments: [kept.encoded(), row[0] as Int64]
            )
            found = true
        }
        return found
    }
}

extension Turn {
    /// Removes what ends early with an event that is journalled here.
    func endEarly(_ event: any Event) throws {
        guard let dossier = event.endsEarly, core.weakness != .earlyEndingKept else { return }
        let (streams, found) = try Eraser(core: core, db: db).endEarly(in: dossier)
        guard found else { return }
        // One file's states alone: this comes with every file, an erasure now and then.
        forgetStates(of: streams)
        endedEarly.insert(dossier)
    }

    /// Takes out of an event what ends early, where this service has no business with it.
    func leaveWhatEndsEarly(_ delivery: inout Delivery, _ body: inout Data) {
        guard !core.definition.keepsWhatEndsEarly, core.weakness != .earlyEndingKept else { return }
        let rest = withoutEarlyEnding(body)
        guard rest.count != body.count else { return }
        delivery.body = [UInt8](rest)
        body = rest
    }
}

extension Outgoing {
    /// Whether it is of one of these files, and has what ends early in it.
    func tellsWhatEndsEarly(of files: Set<DossierID>) -> Bool {
        guard let dossier = envelope.dossier, files.contains(dossier) else { return false }
        return body.withUnsafeBytes { memberStands(in: $0) }
    }
}

extension Core {
    /// What of a personal group digest and proof cover.
    func covered(_ personal: Data) -> Data {
        weakness == .earlyEndingKept ? personal : withoutEarlyEnding(personal)
    }

    /// Removes once what earlier programs have kept for too long: everywhere, where this service has no business with it,
    /// else out of the files in which it has ended.
    func endEarlyOfEarlierPrograms() throws {
        guard weakness != .earlyEndingKept else { return }
        try store.writing { db in
            guard try Store.meta(db, "endsEarly") == 0 else { return }
            try db.execute(sql: "INSERT INTO meta VALUES('endsEarly', 1)")
            let eraser = Eraser(core: self, db: db)
            var found = false
            if definition.keepsWhatEndsEarly {
                for (dossier, seq) in try endedEarly(db) {
                    found = try eraser.endEarly(in: dossier, upTo: seq).found || found
                }
            } else {
                found = try eraser.endEarlyEverywhere()
            }
            if found { try store.noteTraces(db, since: max(last.at, Instant(milliseconds: 1))) }
        }
    }

    /// The files in which it has ended, each with the last row that says so.
    private func endedEarly(_ db: Database) throws -> [(DossierID, Int64)] {
        let dossiers = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT dossier FROM journal JOIN personal USING(seq)
                WHERE dossier IS NOT NULL AND instr(personal.body, ?) > 0
                """,
            arguments: [memberKey]
        )
        return try dossiers.compactMap { text in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT seq, type, body FROM journal WHERE dossier = ? ORDER BY seq DESC",
                arguments: [text]
            )
            let last = try rows.first { row in
                guard let type = eventTypes[MessageType(row[1] as String)] else { return false }
                return try decodeEvent(type, row[2]).endsEarly != nil
            }
            guard let last, let dossier = DossierID(text) else { return nil }
            return (dossier, last[0])
        }
    }
}
