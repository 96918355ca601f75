public import Contracts
import Foundation
import GRDB

// Dead letters: looked at, and closed.
extension Core {
    /// Dead letters, the newest first, without bodies.
    public func deadLetters(_ choice: DeadLetterChoice = DeadLetterChoice(), openOnly: Bool = true, limit: Int = 200)
        throws
        -> [DeadLetter]
    {
        let (condition, arguments) = choice.condition
        return try store.reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.letterColumns) FROM dead
                    WHERE (state = 'open' OR NOT ?) AND \(condition) ORDER BY number DESC LIMIT ?
                    """,
                arguments: [openOnly] + arguments + [limit]
            ).map { Self.deadLetter($0) }
        }
    }

    /// One dead letter, with its body; `nil` when there is none of that number.
    public func deadLetter(_ number: Int64) throws -> DeadLetter? {
        try store.reading { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: "SELECT \(Self.letterColumns), message FROM dead WHERE number = ?",
                    arguments: [number]
                )
            else { return nil }
            var letter = Self.deadLetter(row)
            letter.body = String(decoding: try KeptMessage(encoded: row["message"]).body, as: UTF8.self)
            return letter
        }
    }

    private static let letterColumns = """
        number, sender, id, type, dossier, reason, detail, attempts, at, state, cut_from, until, cause,
        (SELECT a.actor || ': ' || a.why FROM dead_act a WHERE a.letter = dead.number AND a.at >= dead.at
         ORDER BY a.number DESC LIMIT 1)
        """

    private static func deadLetter(_ row: Row) -> DeadLetter {
        DeadLetter(
            number: row[0],
            sender: row[1],
            id: row[2],
            type: row[3],
            dossier: row[4],
            reason: row[5],
            detail: row[6],
            attempts: row[7],
            at: Instant(milliseconds: row[8]),
            state: row[9],
            cutFrom: row[10],
            until: (row[11] as Int64?).map { Instant(milliseconds: $0) },
            cause: row[12],
            decided: row[13]
        )
    }

    /// The open ones of them by cause, the largest groups first.
    public func letterGroups(_ choice: DeadLetterChoice, limit: Int) throws -> [DeadLetterGroup] {
        let (condition, arguments) = choice.condition
        return try store.reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT reason, type, sender, cause, count(*), count(DISTINCT dossier), min(at), max(at) FROM dead
                    WHERE state = 'open' AND \(condition)
                    GROUP BY reason, type, sender, cause ORDER BY count(*) DESC, min(number) LIMIT ?
                    """,
                arguments: arguments + [limit]
            ).map { row in
                let kind = DeadLetterKind(reason: row[0], type: row[1], sender: row[2], cause: row[3])
                let (examples, detail) = try examples(of: kind, choice, db)
                return DeadLetterGroup(
                    kind: kind,
                    count: row[4],
                    files: row[5],
                    first: Instant(milliseconds: row[6]),
                    last: Instant(milliseconds: row[7]),
                    examples: examples,
                    detail: detail
                )
            }
        }
    }

    private func examples(of kind: DeadLetterKind, _ choice: DeadLetterChoice, _ db: Database) throws -> (
        [LetterExample], detail: String
    ) {
        var choice = choice
        choice.kind = kind
        let (condition, arguments) = choice.condition
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, dossier, message, detail FROM dead WHERE state = 'open' AND \(condition)
                ORDER BY number DESC LIMIT 3
                """,
            arguments: arguments
        )
        let examples = rows.map { row in
            let kept = try? KeptMessage(encoded: row[2])
            return LetterExample(number: row[0], about: row[1] ?? kept?.subject ?? kept?.dueTime?.stream.value)
        }
        return (examples, rows.first?[3] ?? "")
    }

    /// What was decided about letters, the newest first. It stays when the letters have gone.
    public func letterDecisions(limit: Int) throws -> [LetterDecision] {
        try store.reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT letter, type, sender, id, dossier, reason, actor, why, at FROM dead_act
                    ORDER BY number DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map { row in
                LetterDecision(
                    letter: row[0],
                    type: row[1],
                    sender: row[2],
                    id: row[3],
                    dossier: row[4],
                    reason: row[5],
                    actor: row[6],
                    why: row[7],
                    at: Instant(milliseconds: row[8])
                )
            }
        }
    }

    /// Reopens a dead letter: it is decided on as if it had just come. Its row is closed in the same transaction.
    ///
    /// - Throws: `CutLetter`, where only the beginning of its body was kept.
    public func replayDead(_ number: Int64, now wall: Instant, entropy: inout Entropy) throws -> Outcome {
        let now = max(wall, last.at)
        var outcome = Outcome()
        try inTransaction(&outcome, now: now, entropy: &entropy) { turn in try turn.replay(number) }
        return outcome
    }

    /// Has the first of those letters decided on again, the oldest first, in one transaction that closes them too. Asked
    /// again, it goes on with those that are left; those that die again are none of them.
    public func replayDead(_ choice: DeadLetterChoice, limit: Int, now wall: Instant, entropy: inout Entropy) throws
        -> (
            ReplayedLetters, Outcome
        )
    {
        let now = max(wall, last.at)
        var outcome = Outcome()
        var result = ReplayedLetters(replayed: 0, deadAgain: 0, last: nil, through: 0, cut: 0)
        try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
            result = try turn.replay(choice, limit: limit)
        }
        return (result, outcome)
    }

    /// Closes a dead letter without deciding on it, and records who does so and why; `nil` when none of that number is open.
    public func discardDead(_ number: Int64, by actor: Actor, why: String, now: Instant, entropy: inout Entropy) throws
        -> Outcome?
    {
        let choice = DeadLetterChoice(number: number)
        let (count, outcome) = try discardDead(choice, limit: 1, by: actor, why: why, now: now, entropy: &entropy)
        return count > 0 ? outcome : nil
    }

    /// Closes the first of those letters without deciding on them, and records who does so and why. An event that is
    /// discarded counts as received: what comes after it in its stream, and what builds on it, goes on without it.
    ///
    /// - Returns: how many were closed.
    public func discardDead(
        _ choice: DeadLetterChoice,
        limit: Int,
        by actor: Actor,
        why: String,
        now wall: Instant,
        entropy: inout Entropy
    ) throws -> (Int, Outcome) {
        let why = why.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !why.isEmpty else { throw NoReasonGiven() }
        let now = max(wall, last.at)
        var outcome = Outcome()
        var count = 0
        try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
            let numbers = try turn.openLetters(choice, limit: limit)
            for number in numbers { try turn.discard(number, by: actor, why: why) }
            count = numbers.count
        }
        return (count, outcome)
    }
}

extension Turn {
    /// The numbers of those that are open, the oldest first.
    func openLetters(_ choice: DeadLetterChoice, limit: Int) throws -> [Int64] {
        let (condition, arguments) = choice.condition
        return try Int64.fetchAll(
            db,
            sql: "SELECT number FROM dead WHERE state = 'open' AND \(condition) ORDER BY number LIMIT ?",
            arguments: arguments + [limit]
        )
    }

    func replay(_ choice: DeadLetterChoice, limit: Int) throws -> ReplayedLetters {
        let newest = try Int64.fetchOne(statement("SELECT max(number) FROM dead")) ?? 0
        var chosen = choice
        chosen.through = choice.through ?? newest
        let (condition, arguments) = chosen.condition
        let numbers = try Int64.fetchAll(
            db,
            sql: """
                SELECT number FROM dead WHERE state = 'open' AND cut_from IS NULL AND \(condition)
                ORDER BY number LIMIT ?
                """,
            arguments: arguments + [limit]
        )
        for number in numbers { try replay(number) }
        let next = try Int64.fetchOne(
            db,
            sql: "SELECT min(number) FROM dead WHERE state = 'open' AND cut_from IS NULL AND \(condition)",
            arguments: arguments
        )
        chosen.after = nil
        let whole = chosen.condition
        let cut = try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM dead WHERE state = 'open' AND cut_from IS NOT NULL AND \(whole.sql)",
            arguments: whole.arguments
        )
        let again = try Int.fetchOne(
            statement("SELECT count(*) FROM dead WHERE state = 'open' AND number > ?"),
            arguments: [newest]
        )
        return ReplayedLetters(
            replayed: numbers.count,
            deadAgain: again ?? 0,
            last: numbers.last,
            next: next,
            through: chosen.through ?? newest,
            cut: cut ?? 0
        )
    }
}
