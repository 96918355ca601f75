import Contracts
import Foundation
import Messaging

/// Those who send commands: they repeat what is not answered, with the same id and the same bytes, and keep a ledger.
struct People {
    struct Pending {
        var wanted: Wanted
        var id: MessageID
        var lastSent: Instant
        var sent: Int
    }

    /// One command in the ledger.
    struct Entry {
        var store: String
        var key: String
        var answer: Answer?
        /// The step at which it was first sent.
        var begunAt: Int
    }

    /// How long people wait for an answer before they send a command again, in milliseconds.
    static let patience: Int64 = 2_000

    var pending: [String: Pending] = [:]
    var ledger: [MessageID: Entry] = [:]
    /// What was answered with no is not asked again at once.
    private var resting: [String: Instant] = [:]
    private var number = 0

    var requested: Int { ledger.count }
    var acknowledged: Int { ledger.values.count { $0.answer != nil } }

    mutating func begin(_ wanted: Wanted, now: Instant, step: Int) -> Pending {
        number += 1
        let id = wanted.id ?? MessageID("c-\(number)") ?? "command"
        let made = Pending(wanted: wanted, id: id, lastSent: now, sent: 1)
        pending[wanted.key] = made
        // The same command again, after “not yet”, keeps its entry.
        let begunAt = ledger[id]?.begunAt ?? step
        ledger[id] = Entry(store: wanted.store, key: wanted.key, begunAt: begunAt)
        return made
    }

    /// The commands that are not answered and were sent long enough ago.
    func overdue(_ now: Instant) -> [String] {
        pending.filter { now.milliseconds - $0.value.lastSent.milliseconds >= Self.patience }.keys.sorted()
    }

    /// Whether nothing is pending under that key, and it was not just answered with no.
    func isFree(_ key: String, _ now: Instant) -> Bool {
        pending[key] == nil && (resting[key].map { $0 <= now } ?? true)
    }

    /// When people do something again by themselves.
    func moments() -> [Instant] {
        pending.values.map { $0.lastSent.adding(milliseconds: Self.patience) } + resting.values
    }

    /// Takes an answer; a fault when the same command was answered differently before, and its store was not restored
    /// since it was sent.
    /// `first` is told when somebody waits for the answer.
    mutating func take(
        _ answer: Answer,
        to id: MessageID,
        now: Instant,
        lastRestore: Int,
        first: (String) -> Void
    ) -> String? {
        guard var entry = ledger[id] else { return "an answer to a command that nobody sent: \(id)" }
        if pending[entry.key]?.id == id {
            pending[entry.key] = nil
            first(entry.key)
        }
        if case .accepted = answer {} else { resting[entry.key] = now.adding(milliseconds: Self.patience) }
        if case .notYet = answer { return nil }
        defer { ledger[id] = entry }
        if let before = entry.answer, before != answer, entry.begunAt > lastRestore {
            return "\(entry.key) (\(id)) was answered \(before), and then \(answer)"
        }
        entry.answer = answer
        return nil
    }
}
