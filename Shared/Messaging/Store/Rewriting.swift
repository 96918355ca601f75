import Contracts
import Foundation
import GRDB

/// When a file is rewritten out of which something was erased.
///
/// What is deleted SQLite overwrites where it lies (`secure_delete`); but a row that once moved to another page may have
/// left its bytes in what the former page does not use. So the whole file is written anew, and the log emptied: once for
/// all that was erased, at a quiet time, by another thread over a connection of its own.
struct Rewriting {
    /// Since when something may be left; `nil` when nothing is.
    var since: Instant?
    /// After a failure, not before that.
    private(set) var notBefore = Instant(milliseconds: 0)
    /// The file is written anew, and somebody who reads it keeps the log from being emptied.
    var onlyLogIsLeft = false
    /// Why it could not be done the last time.
    private(set) var trouble: String?
    private var failures = 0

    /// When it is to be done; `nil` when nothing is to do.
    func at(_ limits: Core.Limits, lastMessage: Instant) -> Instant? {
        guard let since else { return nil }
        let quiet = lastMessage.adding(milliseconds: limits.rewriteQuiet)
        return max(notBefore, min(quiet, since.adding(milliseconds: limits.rewriteLatest)))
    }

    mutating func erased(at now: Instant) {
        since = since ?? now
        onlyLogIsLeft = false
    }

    mutating func isDone() { self = Rewriting() }

    /// It is tried again after a minute, then two, then four, at most an hour.
    mutating func failed(_ why: String, at now: Instant) {
        trouble = why
        notBefore = now.adding(milliseconds: min(3_600_000, 60_000 << min(failures, 6)))
        failures += 1
    }
}

/// What came of rewriting a file.
enum Rewritten: Sendable, Equatable {
    case done
    /// Somebody reads the file, and nothing was done.
    case readByAnother
    /// The file is written anew; somebody who reads it keeps the log from being emptied.
    case logIsLeft
    case failed(String)
}

/// Rewrites one file over a connection of its own, by any thread.
struct Rewriter: Sendable {
    let path: String

    /// - Parameter onlyLog: whether the file itself was written anew before.
    func run(onlyLog: Bool) -> Rewritten {
        do {
            var configuration = Store.configuration
            configuration.busyMode = .immediateError
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.writeWithoutTransaction { db in
                // Beside somebody who reads, the log could not be emptied and would grow by the whole store.
                guard Self.emptyLog(db) else { return onlyLog ? .logIsLeft : .readByAnother }
                if !onlyLog {
                    // What is written on the way is as large as the store: on the disk, and not in memory.
                    try db.execute(sql: "PRAGMA temp_store=FILE; VACUUM")
                    guard Self.emptyLog(db) else { return .logIsLeft }
                }
                try db.execute(sql: "UPDATE meta SET value = 0 WHERE key='traces'")
                return .done
            }
        } catch {
            return .failed("\(error)")
        }
    }

    private static func emptyLog(_ db: Database) -> Bool { (try? db.checkpoint(.truncate)) != nil }
}

extension Core {
    /// When the file is to be rewritten, where something was erased out of it.
    var rewriteAt: Instant? {
        guard store.path != ":memory:", store.hands.reason == nil, weakness != .fileNotRewritten else { return nil }
        return rewriting.at(limits, lastMessage: lastMessage)
    }

    /// Whatever another thread did with the file is known from now on.
    func takeFileBack() {
        if let after = store.hands.takeBack() { after(self) }
    }

    /// Begins to rewrite the file, if it is time; until that is done, nothing is written to the store.
    func rewriteIfQuiet(now: Instant) {
        guard let at = rewriteAt, at <= now else { return }
        let (rewriter, onlyLog, hands) = (Rewriter(path: store.path), rewriting.onlyLogIsLeft, store.hands)
        hands.give(why: "is rewritten after an erasure")
        elsewhere {
            let result = rewriter.run(onlyLog: onlyLog)
            hands.giveBack { core in core.wasRewritten(result, at: now) }
        }
        takeFileBack()
    }

    private func wasRewritten(_ result: Rewritten, at now: Instant) {
        switch result {
        case .done: rewriting.isDone()
        case .readByAnother: rewriting.failed("another process reads the file", at: now)
        case .logIsLeft:
            rewriting.onlyLogIsLeft = true
            rewriting.failed("another process reads the file", at: now)
        case .failed(let why): rewriting.failed(why, at: now)
        }
    }

    /// At once, and by this thread; what cannot be done now is done later.
    func rewriteNow() {
        guard store.path != ":memory:", rewriting.since != nil, store.hands.reason == nil else { return }
        if weakness == .fileNotRewritten {
            _ = try? store.checkpoint()
            return
        }
        wasRewritten(Rewriter(path: store.path).run(onlyLog: rewriting.onlyLogIsLeft), at: last.at)
    }
}
