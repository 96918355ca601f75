import Foundation
import GRDB

/// Tells whether the write-ahead log beside a store's file is that file's own.
///
/// SQLite takes whatever log lies there: beside a copy that was put back, the log of the file before it makes a mixture
/// of both. So the file's first page has a stamp, another one each time the store is opened (SQLite's `user_version`),
/// and beside it the one before while the new one is not yet in the file (`application_id`). The log's own copies of
/// that page tell which file it was written for. A copy made by `backup` has a stamp of its own.
enum LogStamp {
    private struct Stamp: Equatable {
        /// Where the two lie in a file's first page.
        static let place: (from: UInt64, count: Int) = (60, 12)
        var current: UInt32
        var former: UInt32

        init?(_ bytes: Data?) {
            guard let bytes, bytes.count == Self.place.count else { return nil }
            current = bigEndian(bytes, at: 0)
            former = bigEndian(bytes, at: 8)
        }
    }

    /// Whether everything in the log was written for the file; true where there is no log, or nothing in it that tells.
    /// Nothing is opened by SQLite for this: that would begin to write the log into the file.
    static func logIsOwn(of path: String) -> Bool {
        guard let log = FileHandle(forReadingAtPath: path + "-wal"), let file = FileHandle(forReadingAtPath: path)
        else { return true }
        defer {
            try? log.close()
            try? file.close()
        }
        guard let own = Stamp(read(file, at: Stamp.place.from, Stamp.place.count)),
            let head = read(log, at: 0, 32)
        else { return true }
        let pageSize = UInt64(bigEndian(head, at: 8))
        let salts = head.subdata(in: 16..<24)
        var offset: UInt64 = 32
        // What follows a frame with other salts was written before the log last began anew.
        while pageSize > 0, let frame = read(log, at: offset, 24), frame.subdata(in: 8..<16) == salts {
            if bigEndian(frame, at: 0) == 1,
                let logged = Stamp(read(log, at: offset + 24 + Stamp.place.from, Stamp.place.count)),
                logged.current != own.current, logged.former != own.current
            {
                return false
            }
            offset += 24 + pageSize
        }
        return true
    }

    /// Gives the file another stamp. Where that cannot be done, as while it is read, it keeps the one it has.
    static func stamp(_ queue: DatabaseQueue) {
        try? queue.writeWithoutTransaction { db in
            let former = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            // Nothing of the log may be left beside the new stamp that was written under the one before.
            try db.checkpoint(.truncate)
            try write(db, current: fresh(), former: former)
            try db.checkpoint(.truncate)
            // Now that the file has it, a log that names the former one was written for an older copy.
            try db.execute(sql: "PRAGMA application_id = 0")
        }
    }

    /// Gives a copy a stamp of its own: the log beside the original is not the copy's.
    static func mark(asCopy queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { try write($0, current: fresh(), former: 0) }
    }

    private static func write(_ db: Database, current: Int32, former: Int32) throws {
        try db.inTransaction {
            try db.execute(sql: "PRAGMA application_id = \(former); PRAGMA user_version = \(current)")
            return .commit
        }
    }

    private static func fresh() -> Int32 { Int32.random(in: 1...Int32.max) }

    private static func read(_ file: FileHandle, at offset: UInt64, _ count: Int) -> Data? {
        guard (try? file.seek(toOffset: offset)) != nil, let data = try? file.read(upToCount: count),
            data.count == count
        else { return nil }
        return data
    }
}

private func bigEndian(_ bytes: Data, at place: Int) -> UInt32 {
    bytes.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
}
