public import Contracts
import Foundation
import GRDB
import JSONCoding

extension Context {
    /// The unique keys from one on and before another, in order, at most so many, with the streams that hold them: the
    /// way in which a service finds what its states let it look for.
    public func claims(from first: String, before end: String, limit: Int) throws -> [(claim: Claim, stream: StreamID)]
    {
        try Row.fetchAll(
            turn.statement("SELECT key, stream FROM claim WHERE key >= ? AND key < ? ORDER BY key LIMIT ?"),
            arguments: [first, end, limit]
        ).map { (Claim($0[0]), StreamID(wire: $0[1])) }
    }

    /// How many unique keys there are from one on and before another.
    public func countOfClaims(from first: String, before end: String) throws -> Int {
        try Int.fetchOne(
            turn.statement("SELECT COUNT(*) FROM claim WHERE key >= ? AND key < ?"),
            arguments: [first, end]
        ) ?? 0
    }

    /// The last event of that type in a stream, with its personal group while it is kept; `nil` when there is none.
    public func last<E: Event>(_ type: E.Type, in stream: StreamID) throws -> E? {
        guard
            let row = try Row.fetchOne(
                turn.statement(
                    """
                    SELECT body, (SELECT personal.body FROM personal WHERE personal.seq = journal.seq)
                    FROM journal WHERE stream = ? AND type = ? ORDER BY version DESC LIMIT 1
                    """
                ),
                arguments: [stream.value, E.type.value]
            )
        else { return nil }
        return try EventBody(open: row[0], personal: row[1]).event(E.self, turn.core.decoder)
    }

    /// The keys of all aggregates of one kind, a page at a time, in their order; those after a key, or from the first on.
    public func keys<A: Aggregate>(of kind: A.Type, after: String?, limit: Int) throws -> [String] {
        let prefix = A.kind + "/"
        return try String.fetchAll(
            turn.statement(
                "SELECT DISTINCT stream FROM journal WHERE stream > ? AND stream < ? ORDER BY stream LIMIT ?"
            ),
            arguments: [prefix + (after ?? ""), A.kind + "0", limit]
        ).map { String($0.dropFirst(prefix.count)) }
    }
}
