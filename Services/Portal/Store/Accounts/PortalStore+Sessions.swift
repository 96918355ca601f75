public import Contracts
import Foundation
import GRDB

/// What came of signing in.
public enum SignIn: Sendable {
    /// The session's secret, for the browser alone to keep, and who is signed in.
    case signedIn(secret: String, SignedIn)
    /// No such name, another password: it is not said which.
    case refused
    /// Too many tried from there: how long to wait, in seconds.
    case later(seconds: Int)
}

extension PortalStore {
    /// How long a session lasts without being used, in milliseconds.
    public static let idle: Int64 = 2 * 3_600_000
    /// How long it lasts at most.
    public static let longestSession: Int64 = 12 * 3_600_000
    /// Over how long failed attempts are counted, in milliseconds.
    static let attemptWindow: Int64 = 15 * 60_000
    /// How many fail before one name has to wait at one address.
    static let attemptsOnName = 5
    /// How many fail before one address has to wait, whichever the names.
    static let attemptsFromAddress = 50

    /// Signs somebody in.
    ///
    /// Attempts are counted by the name and the address that they come from together, and by the address: whoever tries
    /// somebody else's name from elsewhere keeps nobody out.
    ///
    /// - Parameter address: where the attempt comes from.
    public func signIn(login: String, password: String, from address: String) throws -> SignIn {
        let login = Self.plain(login)
        let pair = "\(address) \(login)"
        if let seconds = try wait(pair, address) {
            try audit(nil, nil, "sign-in", on: nil, "later", from: address)
            return .later(seconds: seconds)
        }
        let found = try database.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT id, password FROM account WHERE login = ? AND closed_at IS NULL",
                arguments: [login]
            )
        }
        let kept = found?[1] as String?
        guard Password.matches(password, kept: kept), let id = found?[0] as String? else {
            try database.write { db in
                for subject in [pair, address] {
                    try db.execute(
                        sql: "INSERT INTO failed_sign_in VALUES(?, ?)",
                        arguments: [subject, now().milliseconds]
                    )
                }
                try db.execute(
                    sql: "DELETE FROM failed_sign_in WHERE at < ?",
                    arguments: [now().milliseconds - Self.attemptWindow]
                )
            }
            try audit(found?[0], nil, "sign-in", on: nil, "refused", from: address)
            return .refused
        }
        try database.write { try $0.execute(sql: "DELETE FROM failed_sign_in WHERE subject = ?", arguments: [pair]) }
        guard let (secret, signedIn) = try begin(id) else { return .refused }
        try audit(id, signedIn.actor, "sign-in", on: nil, "done", from: address)
        return .signedIn(secret: secret, signedIn)
    }

    /// How long to wait before the next attempt, in seconds; `nil` where it may be made.
    private func wait(_ pair: String, _ address: String) throws -> Int? {
        let begin = now().milliseconds - Self.attemptWindow
        return try database.read { db in
            for (subject, most) in [(pair, Self.attemptsOnName), (address, Self.attemptsFromAddress)] {
                let times = try Int64.fetchAll(
                    db,
                    sql: "SELECT at FROM failed_sign_in WHERE subject = ? AND at > ? ORDER BY at DESC LIMIT ?",
                    arguments: [subject, begin, most]
                )
                if times.count == most, let oldest = times.last {
                    return Int((oldest - begin) / 1000) + 1
                }
            }
            return nil
        }
    }

    /// A session for an account that has shown who it is. A new secret each time: one that somebody has planted is worth
    /// nothing.
    public func begin(_ account: String) throws -> (secret: String, SignedIn)? {
        let (secret, form) = (Secret.new(), Secret.new())
        let at = now().milliseconds
        return try database.write { db in
            let account = try Self.account(account, db)
            guard let actor = account.actors.first else { return nil }
            try db.execute(sql: "DELETE FROM session WHERE ends_at < ?", arguments: [at])
            try db.execute(
                sql: "INSERT INTO session VALUES(?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Secret.digest(secret), account.id, form, actor.description, at, at, at + Self.longestSession,
                ]
            )
            return (secret, SignedIn(account: account, actor: actor, formSecret: form))
        }
    }

    /// Who has that session; `nil` where there is none, or it is over.
    public func signedIn(_ secret: String) throws -> SignedIn? {
        let at = now().milliseconds
        let digest = Secret.digest(secret)
        let found = try database.read { db -> (SignedIn, Int64)? in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT session.account, form_secret, actor, seen_at FROM session JOIN account ON account.id = account
                        WHERE secret = ? AND ends_at > ? AND seen_at > ? AND closed_at IS NULL
                        """,
                    arguments: [digest, at, at - Self.idle]
                )
            else { return nil }
            let account = try Self.account(row[0], db)
            guard let actor = account.actor(row[2]) ?? account.actors.first else { return nil }
            return (SignedIn(account: account, actor: actor, formSecret: row[1]), row[3])
        }
        // Written a minute at a time: reading a page writes nothing else.
        if let found, at - found.1 > 60_000 {
            try database.write {
                try $0.execute(sql: "UPDATE session SET seen_at = ? WHERE secret = ?", arguments: [at, digest])
            }
        }
        return found?.0
    }

    /// From now on the session acts in that role of its account.
    public func act(as actor: Actor, in secret: String) throws {
        try database.write {
            try $0.execute(
                sql: "UPDATE session SET actor = ? WHERE secret = ?",
                arguments: [actor.description, Secret.digest(secret)]
            )
        }
    }

    /// Ends a session.
    public func end(_ secret: String) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM session WHERE secret = ?", arguments: [Secret.digest(secret)])
        }
    }

    /// Ends all sessions of an account.
    public func endAll(of account: String) throws {
        try database.write { try $0.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account]) }
    }

    // MARK: what was done

    /// Notes what was done, by whom, on what and with which outcome; never what somebody typed.
    public func audit(
        _ account: String?,
        _ actor: Actor?,
        _ act: String,
        on subject: String?,
        _ outcome: String,
        from address: String? = nil
    ) throws {
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO audit(at, account, actor, act, subject, outcome, address) VALUES(?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    now().milliseconds, account, actor?.description, act, subject, outcome, address,
                ]
            )
        }
    }

    /// What was noted last, the newest first: `act outcome`.
    public func audited(limit: Int) throws -> [String] {
        try database.read {
            try String.fetchAll(
                $0,
                sql: "SELECT act || ' ' || outcome FROM audit ORDER BY id DESC LIMIT ?",
                arguments: [limit]
            )
        }
    }

    // MARK: forms that were begun

    /// For how many days what was typed is kept after it was typed last: it is personal, and nobody has sent it.
    public static let draftDays = 90

    /// Keeps what was typed into a form so far. What others have left for too long goes.
    public func keepDraft(_ form: String, _ fields: String, of account: String) throws {
        let oldest = now().milliseconds - Int64(Self.draftDays) * 86_400_000
        try database.write {
            try $0.execute(sql: "DELETE FROM draft WHERE saved_at < ?", arguments: [oldest])
            try $0.execute(
                sql: "INSERT OR REPLACE INTO draft VALUES(?, ?, ?, ?)",
                arguments: [account, form, fields, now().milliseconds]
            )
        }
    }

    /// What was typed into a form, and when it was kept; `nil` where that is too long ago.
    public func draft(_ form: String, of account: String) throws -> (fields: String, savedAt: Instant)? {
        let oldest = now().milliseconds - Int64(Self.draftDays) * 86_400_000
        return try database.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT fields, saved_at FROM draft WHERE account = ? AND form = ? AND saved_at >= ?",
                arguments: [account, form, oldest]
            ).map { ($0[0], Instant(milliseconds: $0[1])) }
        }
    }

    /// A form was sent, or is not wanted any more.
    public func dropDraft(_ form: String, of account: String) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM draft WHERE account = ? AND form = ?", arguments: [account, form])
        }
    }
}
