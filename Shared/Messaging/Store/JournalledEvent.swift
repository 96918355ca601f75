public import Contracts
import Foundation
import GRDB
import JSONCoding

/// An event as a store's journal has it, without what is personal in it.
public struct JournalledEvent: Codable, Sendable, Equatable {
    /// Its place in the journal.
    public var seq: Int64
    /// Its id.
    public var id: MessageID
    /// Its type.
    public var type: MessageType
    /// When it was decided.
    public var at: Instant
    /// The file that it is about, where it is about one.
    public var dossier: DossierID?
    /// Its body as JSON, without the group `personal`; an empty object where a panel keeps the event to itself.
    public var body: String

    /// An event of a journal.
    public init(seq: Int64, id: MessageID, type: MessageType, at: Instant, dossier: DossierID?, body: String) {
        self.seq = seq
        self.id = id
        self.type = type
        self.at = at
        self.dossier = dossier
        self.body = body
    }

    private static let decoder = JSONBytesDecoder()

    /// The event itself; `nil` when it is of another type.
    public func decoded<E: Event>(_ event: E.Type) -> E? {
        guard type == E.type else { return nil }
        return try? Self.decoder.decode(E.self, from: Data(body.utf8))
    }
}

extension Core {
    /// These events, and all events of these files that are of one of these types (of any, when none is named), in the
    /// order of the journal, at most `limit`. What is personal in them is left out, and all that is in an event that a panel
    /// keeps to itself: that a member voted is told, not how.
    public func events(
        _ ids: [MessageID],
        of dossiers: [DossierID] = [],
        types: [MessageType] = [],
        limit: Int = 2000
    ) throws -> [JournalledEvent] {
        let kept = typesKeptByPanel
        return try store.reading { db in
            let columns = "seq, id, type, at, dossier, body"
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM journal WHERE id IN (SELECT value FROM json_each(?))
                    UNION
                    SELECT \(columns) FROM journal WHERE dossier IN (SELECT value FROM json_each(?))
                      AND (? = '[]' OR type IN (SELECT value FROM json_each(?)))
                    ORDER BY seq LIMIT ?
                    """
            )
            let kinds = json(types.map(\.value))
            return try Row.fetchAll(
                statement,
                arguments: [json(ids.map(\.value)), json(dossiers.map(\.value)), kinds, kinds, limit]
            ).compactMap { row in
                MessageID(row[1] as String).map { id in
                    JournalledEvent(
                        seq: row[0],
                        id: id,
                        type: MessageType(row[2] as String),
                        at: Instant(milliseconds: row[3]),
                        dossier: (row[4] as String?).flatMap { DossierID($0) },
                        body: kept.contains(row[2]) ? "{}" : String(decoding: row[5] as Data, as: UTF8.self)
                    )
                }
            }
        }
    }

    private func json(_ texts: [String]) -> String { String(decoding: encoder.encode(texts), as: UTF8.self) }
}
