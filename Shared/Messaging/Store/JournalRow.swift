import Contracts
import Foundation
import GRDB
import JSONCoding
import Kernel

/// One row of a journal: something that has happened.
struct JournalRow {
    var seq: Int64
    var id: MessageID
    var stream: StreamID
    var version: Int
    var type: MessageType
    var at: Instant
    var cause: String
    var actor: String?
    var dossier: String?
    var panel: String?
    var previous: String
    var scheme: String
    var body: Data
    var personalDigest: Data?
    var digest: Data
    var knownAs: String?
    /// Whose act it records, and of which day, where that is not the act of `actor`, there and then (``ActRecord``).
    var act: String?

    /// The digest under which other stores know the row.
    var publicDigest: String { knownAs ?? hexadecimal(digest) }

    /// About how many bytes stand around the body when the row is published: what differs from row to row, and their names.
    var headerBytes: Int {
        1024 + id.value.utf8.count + stream.value.utf8.count + type.value.utf8.count + cause.utf8.count
            + (actor?.utf8.count ?? 0) + (dossier?.utf8.count ?? 0) + previous.utf8.count + scheme.utf8.count
            + (act?.utf8.count ?? 0)
    }

    static let columns =
        "seq, id, stream, version, type, at, cause, actor, dossier, panel, previous, scheme, body, personal_digest, digest, known_as, act"

    init(
        seq: Int64,
        id: MessageID,
        stream: StreamID,
        version: Int,
        type: MessageType,
        at: Instant,
        cause: String,
        actor: String?,
        dossier: String?,
        panel: String?,
        previous: String,
        scheme: String,
        body: Data,
        personalDigest: Data?,
        after last: Data,
        knownAs: String? = nil,
        act: String? = nil
    ) {
        self.seq = seq
        self.id = id
        self.stream = stream
        self.version = version
        self.type = type
        self.at = at
        self.cause = cause
        self.actor = actor
        self.dossier = dossier
        self.panel = panel
        self.previous = previous
        self.scheme = scheme
        self.body = body
        self.personalDigest = personalDigest
        self.knownAs = knownAs
        self.act = act
        digest = Data()
        digest = computedDigest(after: last)
    }

    init(_ row: Row) {
        seq = row[0]
        id = MessageID(row[1] as String) ?? "unreadable"
        stream = StreamID(wire: row[2])
        version = row[3]
        type = MessageType(row[4] as String)
        at = Instant(milliseconds: row[5])
        cause = row[6]
        actor = row[7]
        dossier = row[8]
        panel = row[9]
        previous = row[10]
        scheme = row[11]
        body = row[12]
        personalDigest = row[13]
        digest = row[14]
        knownAs = row[15]
        act = row[16]
    }

    /// What the digest must be, after a row with that one.
    func computedDigest(after last: Data) -> Data {
        var sum = FieldDigest(expecting: body.count + 640)
        sum.add(last)
        sum.add(seq)
        sum.add(id.value)
        sum.add(stream.value)
        sum.add(Int64(version))
        sum.add(type.value)
        sum.add(at.milliseconds)
        for text in [cause, actor ?? "", dossier ?? "", panel ?? "", previous, scheme, knownAs ?? ""] { sum.add(text) }
        sum.add(personalDigest ?? Data())
        sum.add(body)
        // A row without one has the digest that it always had.
        if let act { sum.add(act) }
        return sum.value()
    }

    func insert(_ db: Database, _ shelf: StatementShelf) throws {
        try shelf.run(.appendJournal, db) { row in
            row.add(seq)
            row.add(id.value)
            row.add(stream.value)
            row.add(version)
            row.add(type.value)
            row.add(at.milliseconds)
            row.add(cause)
            row.add(actor)
            row.add(dossier)
            row.add(panel)
            row.add(previous)
            row.add(scheme)
            row.add(body)
            row.add(personalDigest)
            row.add(digest)
            row.add(knownAs)
            row.add(act)
        }
    }
}

/// A JSON object without its member `personal`; what is no object comes back empty.
func withoutPersonal(_ body: Data) -> Data {
    (try? JSONBytesDecoder().parts(of: body, at: "personal"))?.rest ?? Data()
}
