public import Contracts
import Foundation
import GRDB

extension PortalStore {
    /// Opens an account; one under that name that is there already gets these roles and stays otherwise as it is.
    @discardableResult
    public func openAccount(
        login: String,
        name: String,
        actors: [Actor],
        isDemonstration: Bool = false,
        password: String? = nil
    ) throws -> Account {
        let login = Self.plain(login)
        let kept = try password.map { try Password.kept($0) }
        let id = "A-" + Secret.new().prefix(16)
        return try database.write { db in
            let known = try String.fetchOne(db, sql: "SELECT id FROM account WHERE login = ?", arguments: [login])
            if known == nil {
                try db.execute(
                    sql: """
                        INSERT INTO account(id, login, name, password, is_demonstration, opened_at) VALUES(?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [id, login, name, kept, isDemonstration, now().milliseconds]
                )
            }
            let account = known ?? id
            let places =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM account_role WHERE account = ?", arguments: [account])
                ?? 0
            for (place, actor) in actors.enumerated() {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO account_role VALUES(?, ?, ?)",
                    arguments: [account, actor.description, places + place]
                )
            }
            return try Self.account(account, db)
        }
    }

    /// The account of that identifier, where it is open.
    public func account(_ id: String) throws -> Account? {
        try database.read { db in
            let isOpen = try Bool.fetchOne(
                db,
                sql: "SELECT closed_at IS NULL FROM account WHERE id = ?",
                arguments: [id]
            )
            return isOpen == true ? try Self.account(id, db) : nil
        }
    }

    /// The accounts, by name; so that whoever gives them sees which there are.
    public func accounts() throws -> [Account] {
        try database.read { db in
            try String.fetchAll(db, sql: "SELECT id FROM account WHERE closed_at IS NULL ORDER BY name, id")
                .map { try Self.account($0, db) }
        }
    }

    /// Whether there is no account at all.
    public func hasNoAccounts() throws -> Bool {
        try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM account") == 0 }
    }

    /// As names to sign in with are kept.
    static func plain(_ login: String) -> String {
        login.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().precomposedStringWithCanonicalMapping
    }

    static func account(_ id: String, _ db: Database) throws -> Account {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT login, name, is_demonstration, password IS NOT NULL FROM account WHERE id = ?",
            arguments: [id]
        )
        let actors = try String.fetchAll(
            db,
            sql: "SELECT actor FROM account_role WHERE account = ? ORDER BY place, actor",
            arguments: [id]
        )
        return Account(
            id: id,
            login: row?[0] ?? "",
            name: row?[1] ?? "",
            actors: actors.compactMap { Actor($0) },
            isDemonstration: row?[2] ?? false,
            hasPassword: row?[3] ?? false
        )
    }

    // MARK: invitations

    /// How long an invitation can be used.
    public static let invitationDays = 14

    /// A link's secret, with which somebody chooses their first password: good once, for that many days. Those that were made
    /// before for the same account are worth nothing any more.
    public func invite(_ account: Account, by actor: Actor) throws -> String {
        let secret = Secret.new()
        try database.write { db in
            try db.execute(
                sql: "DELETE FROM invitation WHERE account = ? AND used_at IS NULL",
                arguments: [account.id]
            )
            try db.execute(
                sql: "INSERT INTO invitation(secret, account, made_by, ends_at) VALUES(?, ?, ?, ?)",
                arguments: [
                    Secret.digest(secret), account.id, actor.description,
                    now().adding(days: Self.invitationDays).milliseconds,
                ]
            )
        }
        return secret
    }

    /// Whose invitation it is; `nil` where it was used, has run out, or never was.
    public func invited(_ secret: String) throws -> Account? {
        try database.read { db in try self.invited(secret, db) }
    }

    private func invited(_ secret: String, _ db: Database) throws -> Account? {
        let account = try String.fetchOne(
            db,
            sql: "SELECT account FROM invitation WHERE secret = ? AND used_at IS NULL AND ends_at > ?",
            arguments: [Secret.digest(secret), now().milliseconds]
        )
        return try account.map { try Self.account($0, db) }
    }

    /// Takes an invitation: the password is chosen, the link used up, and every session of the account ended. `nil` where the
    /// link is not good any more.
    public func accept(invitation secret: String, password: String) throws -> Account? {
        let kept = try Password.kept(password)
        return try database.write { db in
            guard let account = try self.invited(secret, db) else { return nil }
            try db.execute(
                sql: "UPDATE invitation SET used_at = ? WHERE secret = ?",
                arguments: [now().milliseconds, Secret.digest(secret)]
            )
            try db.execute(sql: "UPDATE account SET password = ? WHERE id = ?", arguments: [kept, account.id])
            try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account.id])
            return account
        }
    }
}
