import Contracts
import Foundation
import GRDB
import JSONCoding

/// Makes the state of a stream: the last snapshot, and the events after it.
///
/// A state is not written at every event: that would cost more than everything else together. It is written every few
/// events, and what came later is evolved when the stream is read and not in memory.
struct StreamReader {
    let db: Database
    let decoder: JSONBytesDecoder
    let eventTypes: [MessageType: any Event.Type]

    /// `nil` when the stream has no history.
    func standing<A: Aggregate>(of stream: StreamID, _ kind: A.Type) throws -> Standing? {
        var standing: Standing?
        if let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT version, lanes, state FROM aggregate WHERE stream = ?"),
            arguments: [stream.value]
        ) {
            standing = Standing(
                version: row[0],
                lanes: Lanes.read(row[1]),
                state: try decoder.decode(A.self, from: row[2]),
                snapshot: row[0]
            )
        }
        let later = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT version, type, previous, body,
                      (SELECT personal.body FROM personal WHERE personal.seq = journal.seq)
                    FROM journal WHERE stream = ? AND version > ? ORDER BY version
                    """
            ),
            arguments: [stream.value, standing?.version ?? 0]
        )
        for row in later {
            guard let type = eventTypes[MessageType(row[1] as String)] else { continue }
            let event = try decode(type, EventBody(open: row[3], personal: row[4]))
            guard let state = A.evolve(standing?.state as? A, event) else { continue }
            var lanes = standing?.lanes ?? [:]
            for store in Lanes.read(row[2]).keys { lanes[store] = row[0] }
            standing = Standing(version: row[0], lanes: lanes, state: state, snapshot: standing?.snapshot ?? 0)
        }
        return standing
    }

    private func decode<E: Event>(_ type: E.Type, _ body: EventBody) throws -> any Event {
        try body.event(E.self, decoder)
    }
}
