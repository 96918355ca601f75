public import Contracts
import Foundation
import GRDB

/// A journal row on its way out; without a message when nobody listens to its type.
public struct JournalledMessage: Sendable {
    /// Its place in the journal.
    public var seq: Int64
    /// The message, where somebody listens.
    public var message: Outgoing?
}

extension Core {
    /// What the journal has after that row, in order: what the relay has to publish.
    public func outgoing(after seq: Int64, limit: Int) throws -> [JournalledMessage] {
        if seq >= last.seq { return [] }
        if let recent = fresh.slice(after: seq, limit: limit) {
            return recent.map { JournalledMessage(seq: $0.seq, message: $0.message) }
        }
        return try store.reading { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(JournalRow.columns), (SELECT body FROM personal WHERE personal.seq = journal.seq)
                    FROM journal WHERE seq > ? ORDER BY seq LIMIT ?
                    """
            )
            return try Row.fetchAll(statement, arguments: [seq, limit]).map { row in
                let entry = JournalRow(row)
                let stores = routes.stores(
                    listeningTo: entry.type,
                    addressed: entry.panel.flatMap { PanelID($0) }
                )
                return JournalledMessage(
                    seq: entry.seq,
                    message: stores.isEmpty ? nil : message(entry, personal: row[17])
                )
            }
        }
    }

    /// The broker has confirmed everything up to that row. Written down with the next transaction, or by `saveCursor`.
    public func confirmed(upTo seq: Int64) { cursor = max(cursor, seq) }

    /// Up to where the journal is confirmed.
    public var confirmedUpTo: Int64 { cursor }

    /// The journal's last row.
    public var journalledUpTo: Int64 { last.seq }

    /// When the journal's last event happened.
    public var journalledAt: Instant { last.at }

    /// Writes the relays' cursors down, when nothing else is to be written.
    public func saveCursor() throws {
        guard cursor != savedCursor || !sentAfterAll.isEmpty || !toldIsNoted, store.hands.reason == nil else { return }
        try store.writing { try writeCursor($0) }
        cursorIsSaved()
        try crash(.afterCursor)
    }

    func writeCursor(_ db: Database) throws {
        if !sentAfterAll.isEmpty { try forgetSent(db) }
        if !toldIsNoted {
            try db.cachedStatement(sql: "UPDATE meta SET value = ? WHERE key = 'told'").execute(arguments: [told])
        }
        guard cursor != savedCursor else { return }
        try db.cachedStatement(sql: "UPDATE meta SET value = ? WHERE key = 'cursor'").execute(arguments: [cursor])
    }

    /// What `writeCursor` wrote is committed.
    func cursorIsSaved() {
        savedCursor = cursor
        if !toldIsNoted { (savedTold, toldIsNoted) = (told, true) }
        sentAfterAll.removeAll()
    }

    /// Rows that an audit wants published again, each to one store's queue, behind that one.
    public func republications(after: (seq: Int64, store: String) = (0, ""), limit: Int) throws
        -> [(seq: Int64, store: String, message: Outgoing)]
    {
        if nothingToRepublish { return [] }
        let rows = try store.reading { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT seq, store FROM republish WHERE (seq, store) > (?, ?) ORDER BY seq, store LIMIT ?"
                ),
                arguments: [after.seq, after.store, limit]
            )
            .compactMap { row -> (Int64, String, Outgoing)? in
                let (seq, listener) = (row[0] as Int64, row[1] as String)
                guard var message = try message(ofRow: seq, db) else { return nil }
                message.exchange = ""
                message.key = Routes.queue(ofStore: listener)
                return (seq, listener, message)
            }
        }
        nothingToRepublish = rows.isEmpty && after == (0, "")
        return rows
    }

    /// The broker has confirmed a republication.
    public func republished(_ seq: Int64, to listener: String) throws {
        try store.writing {
            try $0.execute(sql: "DELETE FROM republish WHERE seq = ? AND store = ?", arguments: [seq, listener])
        }
    }

    /// A row of the journal as it goes out.
    func message(_ row: JournalRow, personal: Data?) -> Outgoing {
        message(
            row,
            EventBody(open: row.body, personal: personal),
            about: row.dossier.flatMap { DossierID($0) },
            by: row.actor.flatMap { Actor(recorded: $0)?.identified },
            recording: row.act.flatMap { ActRecord($0) },
            previous: Lanes.read(row.previous),
            addressed: row.panel.flatMap { PanelID($0) }
        )
    }

    /// The same, where what the row has as texts is at hand.
    func message(
        _ row: JournalRow,
        _ body: EventBody,
        about dossier: DossierID?,
        by actor: Actor?,
        recording act: ActRecord?,
        previous: [String: Int],
        addressed panel: PanelID?
    ) -> Outgoing {
        var head = Envelope(id: row.id, type: row.type, source: store.name, subject: row.stream.value, time: row.at)
        head.dossier = dossier
        head.causation = MessageID(row.cause)
        head.actor = actor
        head.act = act
        head.version = row.version
        head.epoch = epoch
        head.previous = previous
        head.digest = row.publicDigest
        head.proof = key.proof(of: ProvedEvent(head), body: body.open, personal: body.personal)
        head.scheme = row.scheme
        return Outgoing(
            exchange: Routes.events,
            key: audience.routingKey(of: row.type, addressed: panel),
            mandatory: true,
            envelope: head,
            body: [UInt8](body.whole)
        )
    }
}

/// A row that a transaction has appended, kept for the relay; without a message when nobody listens to it.
struct FreshRow {
    var seq: Int64
    var message: Outgoing?
    /// What partner branches are told of it.
    var toldToPartners: Outgoing?

    var bytes: Int { (message?.body.count ?? 0) + (toldToPartners?.body.count ?? 0) }
}

/// Which stores a type of event reaches and under which key, worked out once.
struct Audience {
    private var everybody: [MessageType: [String]] = [:]
    private var panels: [PanelID: [MessageType: [String]]] = [:]
    private var keys: [MessageType: String] = [:]

    mutating func stores(to type: MessageType, addressed panel: PanelID?, _ routes: Routes) -> [String] {
        if let known = panel.map({ panels[$0]?[type] }) ?? everybody[type] { return known }
        let stores = routes.stores(listeningTo: type, addressed: panel)
        if let panel { panels[panel, default: [:]][type] = stores } else { everybody[type] = stores }
        return stores
    }

    mutating func routingKey(of type: MessageType, addressed panel: PanelID?) -> String {
        if let panel { return Routes.routingKey(of: type, addressed: panel) }
        if let key = keys[type] { return key }
        let key = Routes.routingKey(of: type, addressed: nil)
        keys[type] = key
        return key
    }
}

/// The rows appended last, bounded in number and in bytes: a relay that has fallen behind reads the journal instead.
struct FreshRows {
    private var rows: [FreshRow] = []
    private var bytes = 0
    private let capacity = 4096
    private let mostBytes = 1 << 24

    mutating func append(_ appended: [FreshRow]) {
        rows += appended
        for row in appended { bytes += row.bytes }
        if rows.count > 2 * capacity { drop(rows.count - capacity) }
        guard bytes > mostBytes else { return }
        var (excess, left) = (0, bytes)
        while left > mostBytes {
            left -= rows[excess].bytes
            excess += 1
        }
        drop(excess)
    }

    mutating func forget(upTo seq: Int64) {
        guard let first = rows.first, first.seq <= seq else { return }
        drop(min(rows.count, Int(seq - first.seq) + 1))
    }

    /// Forgets all up to the last row that tells what is gone: the relay reads those in the journal.
    mutating func forget(where tellsWhatIsGone: (Outgoing) -> Bool) {
        guard let last = rows.lastIndex(where: { $0.message.map(tellsWhatIsGone) ?? false }) else { return }
        drop(last + 1)
    }

    private mutating func drop(_ count: Int) {
        for row in rows.prefix(count) { bytes -= row.bytes }
        rows.removeFirst(count)
    }

    mutating func removeAll() {
        rows.removeAll()
        bytes = 0
    }

    /// The rows behind that one; `nil` when some of them are not here.
    func slice(after seq: Int64, limit: Int) -> ArraySlice<FreshRow>? {
        guard let first = rows.first, let last = rows.last, first.seq <= seq + 1 else { return nil }
        guard last.seq > seq else { return [] }
        let start = Int(seq + 1 - first.seq)
        return rows[start..<min(rows.count, start + limit)]
    }
}

extension Core {
    /// Forgets rows that the relay will not ask for again.
    public func forgetFresh(upTo seq: Int64) { fresh.forget(upTo: seq) }
}
