import Contracts
import Foundation
import GRDB
import JSONCoding

// What partner branches are told (record 42): a function of a journal row, so that it is never lost and never told under
// another id. It has a cursor of its own, so that a partner's trouble holds back no event.

extension Core {
    /// The rows behind that one of which partner branches are told, at most so many, and up to where the journal was looked at.
    public func toldToPartners(after seq: Int64, limit: Int) throws -> (rows: [JournalledMessage], through: Int64) {
        if seq >= last.seq || definition.tellings.isEmpty { return ([], max(seq, last.seq)) }
        if let recent = fresh.slice(after: seq, limit: 1024), let end = recent.last {
            var told: [JournalledMessage] = []
            for row in recent where row.toldToPartners != nil {
                told.append(JournalledMessage(seq: row.seq, message: row.toldToPartners))
                if told.count == limit { return (told, row.seq) }
            }
            return (told, end.seq)
        }
        let types = definition.tellings.keys.map(\.value).sorted()
        let rows = try store.reading { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT \(JournalRow.columns) FROM journal
                        WHERE seq > ? AND type IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?
                        """
                ),
                arguments: [seq, String(decoding: encoder.encode(types), as: UTF8.self), limit]
            )
        }
        let told = try rows.map { found in
            let row = JournalRow(found)
            return JournalledMessage(seq: row.seq, message: try toldToPartners(row))
        }
        return (told, told.count < limit ? last.seq : told.last?.seq ?? last.seq)
    }

    /// The broker has confirmed all that is told of the rows up to that one.
    ///
    /// - Parameter isWorthNoting: whether anything of it was told: a cursor that has only passed rows is written down now and
    ///   then.
    func told(upTo seq: Int64, isWorthNoting: Bool) {
        told = max(told, seq)
        if isWorthNoting || told - savedTold >= 4096 { toldIsNoted = false }
    }

    /// Up to which row partner branches were told.
    public var toldUpTo: Int64 { told }

    private func toldToPartners(_ row: JournalRow) throws -> Outgoing? {
        guard definition.tellings[row.type] != nil, let type = eventTypes[row.type] else { return nil }
        return toldToPartners(row, try decodeEvent(type, row.body))
    }

    /// What partner branches are told of a row; `nil` for nothing. It has the id of the event, and of its envelope nothing
    /// that says who acts, or on whom.
    func toldToPartners(_ row: JournalRow, _ event: any Event) -> Outgoing? {
        guard let told = definition.tellings[row.type]?.tell(event, store.name) else { return nil }
        return toldToPartners(row, told)
    }

    private func toldToPartners<Told: PartnerEvent>(_ row: JournalRow, _ told: Told) -> Outgoing {
        var head = Envelope(id: row.id, type: Told.type, source: store.name, time: row.at)
        head.dossier = told.about
        head.version = Int(row.seq)
        head.epoch = epoch
        return Outgoing(
            exchange: Routes.partners,
            key: Routes.routingKey(of: Told.type, branch: told.branch),
            // A branch without a partner is the usual case.
            mandatory: false,
            envelope: head,
            body: [UInt8](encoder.encode(told))
        )
    }
}
