import Contracts
import Foundation
import GRDB
import JSONCoding
import Kernel

/// Why a store cannot be opened or used.
public enum StoreFault: Error, Sendable, CustomStringConvertible {
    /// SQLite cannot open, read or write it: disk full, read-only, not a database.
    case unusable(path: String, why: String)
    /// It was written by a newer program.
    case newerSchema(path: String, found: String)
    /// It belongs to another service or panel.
    case otherStore(path: String, found: String, expected: String)
    /// There is no such file, or nothing in it.
    case absent(store: String, path: String)
    /// A store is to be made where there is one.
    case present(path: String)
    /// The write-ahead log beside it is of another file.
    case foreignLog(path: String)
    /// Another thread of this process writes the file as a whole; what is to be written waits for it.
    case inOtherHands(path: String, why: String)
    /// SQLite has found the file damaged: nothing is written to it any more.
    case damaged(path: String, why: String)

    /// Whether only somebody who acts can mend it: trying again does not.
    var isLasting: Bool {
        switch self {
        case .unusable, .inOtherHands: false
        default: true
        }
    }

    /// What is wrong, and what would be right.
    public var description: String {
        switch self {
        case .unusable(let path, let why): "the store \(path) cannot be used: \(why)"
        case .newerSchema(let path, let found):
            "the store \(path) was written by a newer program (it has “\(found)”): start that one"
        case .otherStore(let path, let found, let expected):
            "the store \(path) belongs to \(found), not to \(expected): give the right file"
        case .absent(let store, let path):
            "there is no store \(path). Was it there before, mount its folder, or put a copy back and tell it so: "
                + "ccs restored \(path). Is this the first start: ccs init \(store)"
        case .present(let path): "there is a file \(path) already"
        case .foreignLog(let path):
            "the log \(path)-wal is not that of the file beside it: a copy was put back, or the file exchanged. Keep both "
                + "elsewhere; then remove \(path)-wal and \(path)-shm, and ccs restored \(path)"
        case .inOtherHands(let path, let why): "the store \(path) \(why): its messages wait meanwhile"
        case .damaged(let path, let why):
            "the store \(path) is damaged (\(why)): nothing is written to it any more; stop its service and see "
                + "“A store's file is damaged” in ops/runbook.md"
        }
    }
}

/// One store: the journal of a service (of a panel, for the jury) and everything that follows from it.
///
/// Used by one thread; one process at a time writes it.
public final class Store {
    /// Where copies of this store are put, where there is a place for them.
    var backups: BackupFolder?
    var filePath: String { queue.path }
    /// The store's name, as `evaluation` or `jury.p2st-1`.
    public let name: String
    /// Which store it is among all that ever bore its name; a copy has the same.
    public let identity: String
    let queue: DatabaseQueue
    let path: String
    let shelf = StatementShelf()
    /// What they learn of types serves every core over this store, and every copy of it in memory.
    let decoder: JSONBytesDecoder
    let encoder: JSONBytesEncoder
    /// Whether it waits for an audit, once that was read: nobody else writes it.
    private var knownRecovering: Bool?
    /// Whether a core works on it.
    private var isInHand = false
    /// Whether another thread has the file.
    let hands = FileHands()
    /// Why the file is damaged, once SQLite has said so.
    private(set) var damage: String?

    /// What becomes of a store that is not there.
    public enum Absence: Sendable {
        /// It is not opened: its file is lost, or its folder is not mounted.
        case refused
        /// It is made: for tests and measurements, and within `lay`.
        case laid
    }

    /// Opens the store in that file.
    ///
    /// - Parameter absence: what to do when there is none. A service never makes one: that is an act of its own (`lay`).
    public convenience init(name: String, path: String, ifAbsent absence: Absence = .refused) throws {
        guard absence == .laid || Self.hasContent(path) else { throw StoreFault.absent(store: name, path: path) }
        guard LogStamp.logIsOwn(of: path) else { throw StoreFault.foreignLog(path: path) }
        do {
            let queue = try DatabaseQueue(path: path, configuration: Store.configuration)
            try self.init(name: name, queue: queue, path: path, ifAbsent: absence)
            LogStamp.stamp(queue)
        } catch let error as DatabaseError {
            throw StoreFault.unusable(path: path, why: error.description)
        }
    }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;
                    PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-\(Store.wholePageMemory);
                    PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864
                    """
            )
        }
        configuration.busyMode = .timeout(2)
        return configuration
    }

    /// Makes an empty store in that file, which must not be there; whole or not at all.
    public static func lay(name: String, path: String) throws { try lay(name: name, path: path) { _ in } }

    /// Makes an empty store in the place of one that is lost, as if an old copy of that one had been put back: it takes no
    /// message until an audit has given back to it what the other stores hold.
    public static func lay(
        name: String,
        path: String,
        inPlaceOf lost: StoreMark?,
        epochAtLeast epoch: Int
    ) throws {
        try lay(name: name, path: path) { store in
            try store.markRestored(epochAtLeast: max(epoch, (lost?.epoch ?? 0) + 1))
            guard let lost else { return }
            try store.writing {
                try $0.execute(sql: "UPDATE meta SET value = ? WHERE key='identity'", arguments: [lost.identity])
            }
        }
    }

    private static func lay(name: String, path: String, _ body: (Store) throws -> Void) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw StoreFault.present(path: path) }
        let unfinished = "\(path).new"
        let endings = ["", "-wal", "-shm"]
        for ending in endings { try? FileManager.default.removeItem(atPath: unfinished + ending) }
        defer { for ending in endings { try? FileManager.default.removeItem(atPath: unfinished + ending) } }
        let store = try Store(name: name, path: unfinished, ifAbsent: .laid)
        try body(store)
        try store.checkpoint()
        try store.close()
        // What lies there has come meanwhile: a link does not write over it, as a renaming would.
        guard link(unfinished, path) == 0 else {
            if errno == EEXIST { throw StoreFault.present(path: path) }
            throw StoreFault.unusable(path: path, why: String(cString: strerror(errno)))
        }
    }

    static func hasContent(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int).map { $0 > 0 } ?? false
    }

    /// How much of a file's pages stays in memory where one store has the process to itself, in kilobytes.
    static let wholePageMemory = 8000

    /// From now on so much of the file's pages stays in memory.
    func keepPages(kilobytes: Int) throws {
        try queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size=-\(kilobytes)") }
    }

    /// A store in memory, for simulations.
    public convenience init(inMemory name: String) throws {
        try self.init(name: name, queue: try Store.inMemoryQueue(), path: ":memory:", ifAbsent: .laid)
    }

    /// A store in memory that begins as a copy of another one of the same name, for simulations: cheaper than laying
    /// the tables anew.
    public convenience init(inMemoryCopyOf other: Store) throws {
        let queue = try Store.inMemoryQueue()
        try other.queue.backup(to: queue)
        self.init(laid: queue, as: other)
    }

    /// A store in memory whose tables are laid.
    private init(laid queue: DatabaseQueue, as other: Store) {
        name = other.name
        identity = other.identity
        self.queue = queue
        path = ":memory:"
        decoder = other.decoder
        encoder = other.encoder
    }

    private static func inMemoryQueue() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA foreign_keys=ON; PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY")
        }
        return try DatabaseQueue(configuration: configuration)
    }

    init(name: String, queue: DatabaseQueue, path: String, ifAbsent absence: Absence) throws {
        self.name = name
        self.queue = queue
        self.path = path
        decoder = JSONBytesDecoder()
        encoder = JSONBytesEncoder()
        let migrator = Schema.migrator
        if let unknown = try queue.read({ try migrator.appliedIdentifiers($0).subtracting(migrator.migrations) }).first
        {
            throw StoreFault.newerSchema(path: path, found: unknown)
        }
        guard try absence == .laid || queue.read({ try $0.tableExists("meta") }) else {
            throw StoreFault.absent(store: name, path: path)
        }
        try migrator.migrate(queue)
        identity = try queue.write { db in
            if let found = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key='name'") {
                guard found == name else { throw StoreFault.otherStore(path: path, found: found, expected: name) }
                // SQLite opens what it cannot write without a word: that is to be known now, not at the first message.
                try db.execute(sql: "UPDATE meta SET value = value WHERE key = 'name'")
            } else {
                try db.execute(
                    sql: "INSERT INTO meta VALUES('name', ?), ('epoch', 1), ('cursor', 0), ('recovering', 0)",
                    arguments: [name]
                )
            }
            // A store of an earlier program has none yet.
            var entropy = Entropy.system
            let made = hexadecimal(entropy.bytes(16))
            try db.execute(sql: "INSERT INTO meta VALUES('identity', ?) ON CONFLICT DO NOTHING", arguments: [made])
            return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key='identity'") ?? made
        }
    }

    /// How often the store was restored or moved, from 1. Part of the identity of every event.
    public func epoch() throws -> Int { try reading { try Store.meta($0, "epoch") } }

    /// Whether the store was restored from a copy and takes no message until an audit has given back to it what the
    /// other stores hold of its later history.
    public func isRecovering() throws -> Bool {
        if let knownRecovering { return knownRecovering }
        let recovering = try reading { try Store.meta($0, "recovering") == 1 }
        knownRecovering = recovering
        return recovering
    }

    /// After a move: what is decided from now on is told apart from what another copy might decide.
    public func raiseEpoch() throws {
        try writing { try $0.execute(sql: "UPDATE meta SET value = value + 1 WHERE key='epoch'") }
    }

    /// After a restore from an older copy: raises the epoch, and takes no message until an audit has repaired it.
    ///
    /// - Parameter epoch: the least that the new epoch may be. The copy does not know which epochs were used after it was
    ///   made, so this comes from outside; the time in seconds is one that never comes again.
    public func markRestored(epochAtLeast epoch: Int = 0) throws {
        knownRecovering = nil
        try writing {
            try $0.execute(
                sql: """
                    UPDATE meta SET value = max(value + 1, ?) WHERE key='epoch';
                    UPDATE meta SET value = 1 WHERE key='recovering'
                    """,
                arguments: [epoch]
            )
        }
    }

    /// An audit has given back what there was: messages are taken again.
    public func endRecovery() throws {
        knownRecovering = nil
        try writing { try $0.execute(sql: "UPDATE meta SET value = 0 WHERE key='recovering'") }
    }

    /// Copies the store, consistent, while it is in use (SQLite's online backup).
    public func backup(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try queue.backup(to: target)
        try LogStamp.mark(asCopy: target)
        try target.close()
    }

    /// Copies the store in that file, over a connection of its own.
    static func backup(_ file: String, to path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let source = try DatabaseQueue(path: file, configuration: configuration)
        let target = try DatabaseQueue(path: path)
        try source.backup(to: target)
        try LogStamp.mark(asCopy: target)
        try target.close()
        try source.close()
    }

    /// Takes over the content of another store of the same name in memory, for simulations.
    public func copyContent(from other: Store) throws {
        knownRecovering = nil
        try other.queue.backup(to: queue)
    }

    /// Writes the write-ahead log back into the file and empties it.
    public func checkpoint() throws {
        _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Notes that a process works on the store; `true` when the one before it ended without saying that it was done.
    func takeInHand() throws -> Bool {
        let wasLeft = try reading { try Store.meta($0, "inHand") == 1 }
        if !wasLeft {
            try writing {
                try $0.execute(sql: "INSERT INTO meta VALUES('inHand', 1) ON CONFLICT DO UPDATE SET value = 1")
            }
        }
        isInHand = true
        return wasLeft
    }

    /// Forgets the states that a program of another form has written: they follow from the journal.
    func take(statesOfForm form: Int) throws {
        guard max(1, try reading { try Store.meta($0, "statesForm") }) != form else { return }
        try writing {
            try $0.execute(sql: "DELETE FROM aggregate")
            try $0.execute(
                sql: "INSERT INTO meta VALUES('statesForm', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                arguments: [form]
            )
        }
    }

    /// By what the key is known with which the store has worked; `nil` when that was never noted.
    func keyPrint() throws -> String? {
        try reading { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key='key'") }
    }

    func note(keyPrint: String) throws {
        try writing {
            try $0.execute(
                sql: "INSERT INTO meta VALUES('key', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                arguments: [keyPrint]
            )
        }
    }

    /// Closes the file; nothing can be done with the store afterwards.
    public func close() throws {
        // Where that cannot be written, the next process is a little more careful than it need be.
        if isInHand { try? writing { try $0.execute(sql: "UPDATE meta SET value = 0 WHERE key='inHand'") } }
        shelf.clear()
        try queue.close()
    }

    func reading<T>(_ body: (Database) throws -> T) throws -> T { try noticing { try queue.inDatabase(body) } }

    func writing<T>(_ body: (Database) throws -> T) throws -> T {
        try noticing {
            try queue.inDatabase { db in
                try begin(db)
                do {
                    let result = try body(db)
                    try commit(db)
                    return result
                } catch {
                    rollBack(db)
                    throw error
                }
            }
        }
    }

    /// A file that SQLite finds damaged is written no more: what it still holds may be saved, and every write may spoil
    /// more of it.
    func noticed(_ error: any Error) -> any Error {
        guard let fault = error as? DatabaseError, [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(fault.resultCode) else {
            return error
        }
        damage = fault.message ?? "\(fault.resultCode)"
        return StoreFault.damaged(path: path, why: damage ?? "")
    }

    private func noticing<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch { throw noticed(error) }
    }

    func begin(_ db: Database) throws {
        if let damage { throw StoreFault.damaged(path: path, why: damage) }
        if let why = hands.reason { throw StoreFault.inOtherHands(path: path, why: why) }
        try shelf.run(.begin, db)
    }

    /// Notes, with an erasure, that the file is to be rewritten, and since when.
    func noteTraces(_ db: Database, since: Instant) throws {
        try db.execute(
            sql: """
                INSERT INTO meta VALUES('traces', ?) ON CONFLICT DO UPDATE
                SET value = CASE value WHEN 0 THEN excluded.value ELSE value END
                """,
            arguments: [since.milliseconds]
        )
    }

    /// Notes, with what was given back after a restore, that whatever is parked is to be asked again.
    func noteWaking(_ db: Database) throws {
        try db.execute(sql: "INSERT INTO meta VALUES('waking', 1) ON CONFLICT DO UPDATE SET value = 1")
    }

    /// Notes that it was.
    func noteWoken(_ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM meta WHERE key='waking'").execute()
    }

    /// Whether whatever is parked is to be asked again.
    func wakesAll(_ db: Database) throws -> Bool { try Store.meta(db, "waking") == 1 }

    /// Since when the file is to be rewritten, because of an erasure after which it was not; `nil` when it is not.
    ///
    /// - Parameter hasErased: whether anything was ever erased: earlier programs did not note it, or not when.
    func traces(_ hasErased: Bool, at now: Instant) throws -> Instant? {
        let noted = try reading { try Int64.fetchOne($0, sql: "SELECT value FROM meta WHERE key='traces'") }
        switch noted {
        case 0: return nil
        case nil: return hasErased ? now : nil
        case 1: return now
        case let since?: return Instant(milliseconds: since)
        }
    }

    func commit(_ db: Database) throws { try shelf.run(.commit, db) }

    /// After SQLITE_FULL and its like SQLite may have done so by itself.
    func rollBack(_ db: Database) { if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK") } }

    static func meta(_ db: Database, _ key: String) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT value FROM meta WHERE key=?"), arguments: [key]) ?? 0
    }
}
