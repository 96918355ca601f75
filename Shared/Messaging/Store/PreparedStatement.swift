import Foundation
import GRDB
import GRDBSQLite
import Kernel

/// The statements on the way of every message, prepared once a store and bound without boxes in between.
enum PreparedStatement: Int, CaseIterable {
    case begin, commit, openSavepoint, releaseSavepoint
    case findInbox, keepCommand, keepCommandAgain, keepEvent, keepEventAgain
    case findSeen, keepSeen, isReceived, isJournalled
    case appendJournal, keepPersonal, keepState
    case addClaim, dropClaim, findClaim
    case takeNumber, addTime, dropTime, countStream

    var sql: String {
        switch self {
        case .begin: "BEGIN IMMEDIATE"
        case .commit: "COMMIT"
        case .openSavepoint: "SAVEPOINT message"
        case .releaseSavepoint: "RELEASE message"
        case .findInbox: "SELECT salt, digest, answer, known_as FROM inbox WHERE sender = ? AND id = ?"
        case .keepCommand: Self.commandRow("INSERT")
        case .keepCommandAgain: Self.commandRow("INSERT OR REPLACE")
        case .keepEvent: Self.eventRow("INSERT")
        case .keepEventAgain: Self.eventRow("INSERT OR REPLACE")
        case .findSeen: "SELECT version FROM seen WHERE source = ? AND stream = ?"
        case .keepSeen:
            """
            INSERT INTO seen VALUES(?, ?, ?) ON CONFLICT(source, stream)
            DO UPDATE SET version = max(version, excluded.version)
            """
        case .isReceived: "SELECT 1 FROM inbox WHERE sender = ? AND id = ?"
        case .isJournalled: "SELECT 1 FROM journal WHERE id = ?"
        case .appendJournal: "INSERT INTO journal(\(JournalRow.columns)) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        case .keepPersonal: "INSERT INTO personal(seq, person, salt, body) VALUES(?, ?, ?, ?)"
        case .keepState:
            """
            INSERT INTO aggregate VALUES(?, ?, ?, ?)
            ON CONFLICT(stream) DO UPDATE SET version = excluded.version, lanes = excluded.lanes, state = excluded.state
            """
        case .addClaim: "INSERT INTO claim VALUES(?, ?)"
        case .dropClaim: "DELETE FROM claim WHERE key = ?"
        case .findClaim: "SELECT stream FROM claim WHERE key = ?"
        case .takeNumber: "INSERT INTO number VALUES(?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)"
        case .addTime:
            """
            INSERT INTO timer(stream, name, at) VALUES(?, ?, ?)
            ON CONFLICT DO UPDATE SET at = excluded.at, due = NULL
            """
        case .dropTime: "DELETE FROM timer WHERE stream = ? AND name = ?"
        case .countStream: "INSERT INTO population VALUES(?, 1) ON CONFLICT DO UPDATE SET count = count + 1"
        }
    }

    private static func commandRow(_ insert: String) -> String {
        "\(insert) INTO inbox(sender, id, type, salt, digest, answer, person, at) VALUES(?,?,?,?,?,?,?,?)"
    }

    private static func eventRow(_ insert: String) -> String {
        """
        \(insert) INTO inbox(sender, id, type, source, stream, version, event_at, cause, actor, dossier,
          previous, received, known_as, proof, person, at, act) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """
    }
}

/// The prepared statements of one store. A statement is done with before another begins; used inside the store's queue.
final class StatementShelf {
    private var prepared = [Statement?](repeating: nil, count: PreparedStatement.allCases.count)

    /// Runs a statement that gives no row.
    func run(_ name: PreparedStatement, _ db: Database, _ bind: (inout Binder) -> Void = { _ in }) throws {
        _ = try step(name, db, bind) { _ in }
    }

    /// What `read` makes of the first row; `nil` when there is none.
    func first<T>(
        _ name: PreparedStatement,
        _ db: Database,
        _ bind: (inout Binder) -> Void,
        _ read: (FoundRow) -> T
    ) throws -> T? { try step(name, db, bind, read) }

    /// Lets go of all of them: a file with statements open does not close.
    func clear() { for index in prepared.indices { prepared[index] = nil } }

    @inline(__always)
    private func step<T>(
        _ name: PreparedStatement,
        _ db: Database,
        _ bind: (inout Binder) -> Void,
        _ read: (FoundRow) -> T
    ) throws -> T? {
        let statement = try prepared[name.rawValue] ?? prepare(name, db)
        let handle = statement.sqliteStatement
        var binder = Binder(statement: handle)
        bind(&binder)
        defer { sqlite3_reset(handle) }
        let code = binder.failure ?? sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return read(FoundRow(statement: handle))
        case SQLITE_DONE: return nil
        default:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
                sql: name.sql
            )
        }
    }

    private func prepare(_ name: PreparedStatement, _ db: Database) throws -> Statement {
        let statement = try db.makeStatement(sql: name.sql)
        prepared[name.rawValue] = statement
        return statement
    }
}

/// Gives a statement its values, in order.
struct Binder {
    let statement: OpaquePointer
    private var index: CInt = 0
    /// The first binding that SQLite did not take.
    private(set) var failure: CInt?

    init(statement: OpaquePointer) { self.statement = statement }

    // SQLite copies what it is given, into memory that the statement keeps for the next time.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    mutating func add(_ text: String) {
        index += 1
        var text = text
        note(
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // A text without an address would be bound as null.
                    characters.isEmpty
                        ? sqlite3_bind_text(statement, index, "", 0, Self.copied)
                        : sqlite3_bind_text(
                            statement,
                            index,
                            characters.baseAddress,
                            CInt(characters.count),
                            Self.copied
                        )
                }
            }
        )
    }

    mutating func add(_ text: String?) {
        if let text { add(text) } else { addNull() }
    }

    mutating func add(_ number: Int64) {
        index += 1
        note(sqlite3_bind_int64(statement, index, number))
    }

    mutating func add(_ number: Int) { add(Int64(number)) }

    mutating func add(_ data: Data) {
        index += 1
        note(
            data.withUnsafeBytes { bytes in
                // A blob without an address would be bound as null.
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob(statement, index, bytes.baseAddress, CInt(bytes.count), Self.copied)
            }
        )
    }

    mutating func add(_ bytes: [UInt8]) {
        index += 1
        note(
            bytes.withUnsafeBytes { bytes in
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob(statement, index, bytes.baseAddress, CInt(bytes.count), Self.copied)
            }
        )
    }

    mutating func add(_ data: Data?) {
        if let data { add(data) } else { addNull() }
    }

    /// A digest or a code in hexadecimal, kept as its bytes.
    mutating func add(digest text: String?) {
        if let text, let bytes = bytes(ofHexadecimal: text) { add(bytes) } else { add(text) }
    }

    private mutating func addNull() {
        index += 1
        note(sqlite3_bind_null(statement, index))
    }

    private mutating func note(_ code: CInt) {
        if code != SQLITE_OK, failure == nil { failure = code }
    }
}

/// The row on which a statement stands.
struct FoundRow {
    let statement: OpaquePointer

    func integer(_ column: CInt) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// `nil` for null.
    func text(_ column: CInt) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// A digest or a code in hexadecimal; `nil` for null.
    func digest(_ column: CInt) -> String? {
        sqlite3_column_type(statement, column) == SQLITE_BLOB ? blob(column).map { hexadecimal($0) } : text(column)
    }

    /// `nil` for null.
    func blob(_ column: CInt) -> Data? {
        guard sqlite3_column_type(statement, column) != SQLITE_NULL else { return nil }
        guard let bytes = sqlite3_column_blob(statement, column) else { return Data() }
        return Data(bytes: bytes, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
