import Foundation
import GRDB

extension Store {
    /// The time that was borne out last, as was written down; `nil` where nothing was.
    func clockAnchor() throws -> ClockGuard.Anchor? {
        let kept = try reading { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key='clock'") }
        return kept.flatMap { try? JSONDecoder().decode(ClockGuard.Anchor.self, from: Data($0.utf8)) }
    }

    /// Writes down which time was borne out.
    func noteClockAnchor(_ anchor: ClockGuard.Anchor) throws {
        let text = String(decoding: try JSONEncoder().encode(anchor), as: UTF8.self)
        try writing {
            try $0.execute(
                sql: "INSERT INTO meta VALUES('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                arguments: [text]
            )
        }
    }
}
