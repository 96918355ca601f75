import Contracts
import GRDB

/// All juries once had one broker user. What a store knows under it is known from now on under the user of the branch
/// whose panel sent it: or a message that comes again would be another one.
enum FormerJuryUser {
    static func rename(_ db: Database) throws {
        let sources = try String.fetchAll(
            db,
            sql: "SELECT DISTINCT source FROM inbox WHERE sender = ? AND source IS NOT NULL",
            arguments: [Routes.formerJuryUser]
        )
        for source in sources {
            try db.execute(
                sql: "UPDATE inbox SET sender = ? WHERE sender = ? AND source = ?",
                arguments: [
                    Routes.present(user: Routes.formerJuryUser, source: source), Routes.formerJuryUser, source,
                ]
            )
        }
        // These keep the message whole, and its source in it.
        for table in ["parked", "dead"] {
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT number, message FROM \(table) WHERE sender = ?",
                arguments: [Routes.formerJuryUser]
            )
            for row in rows {
                guard let source = try KeptMessage(encoded: row[1]).source else { continue }
                try db.execute(
                    sql: "UPDATE \(table) SET sender = ? WHERE number = ?",
                    arguments: [Routes.present(user: Routes.formerJuryUser, source: source), row[0] as Int64]
                )
            }
        }
    }
}
