public import Contracts
import GRDB

/// What dead letters of one store have in common that died of one cause.
public struct DeadLetterKind: Codable, Sendable, Hashable {
    /// Why they are dead.
    public var reason: String
    /// The messages' type.
    public var type: String?
    /// Who sent them.
    public var sender: String?
    /// The rule that refused, or the field and its fault, or what was waited for; `nil` where the reason says all.
    public var cause: String?

    /// A kind.
    public init(reason: String, type: String? = nil, sender: String? = nil, cause: String? = nil) {
        self.reason = reason
        self.type = type
        self.sender = sender
        self.cause = cause
    }
}

/// Which dead letters of a store are meant: those to which all applies that is said here.
public struct DeadLetterChoice: Codable, Sendable, Equatable {
    /// That one.
    public var number: Int64?
    /// Those of this kind.
    public var kind: DeadLetterKind?
    /// Those that are dead for that.
    public var reason: String?
    /// Messages of that type.
    public var type: String?
    /// Messages of that sender.
    public var sender: String?
    /// Messages about that file.
    public var dossier: String?
    /// Those that died then or later.
    public var since: Instant?
    /// Those that died before then.
    public var until: Instant?
    /// Those with a higher number than this.
    public var after: Int64?
    /// Those with this number or a lower one.
    public var through: Int64?

    /// All of them, until more is said.
    public init() {}

    /// That one.
    public init(number: Int64) { self.number = number }

    /// As a condition on the rows of `dead`.
    var condition: (sql: String, arguments: StatementArguments) {
        var parts = ["1"]
        var arguments: StatementArguments = []
        func demand(_ part: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            parts.append(part)
            arguments += [value]
        }
        demand("number = ?", number)
        demand("reason = ?", reason)
        demand("type = ?", type)
        demand("sender = ?", sender)
        demand("dossier = ?", dossier)
        demand("at >= ?", since?.milliseconds)
        demand("at < ?", until?.milliseconds)
        demand("number > ?", after)
        demand("number <= ?", through)
        if let kind {
            parts.append("reason = ? AND type IS ? AND sender IS ? AND cause IS ?")
            arguments += [kind.reason, kind.type, kind.sender, kind.cause]
        }
        return (parts.joined(separator: " AND "), arguments)
    }
}

/// Open dead letters of one store that died of one cause.
public struct DeadLetterGroup: Codable, Sendable, Equatable {
    /// What they have in common.
    public var kind: DeadLetterKind
    /// How many there are.
    public var count: Int
    /// How many files they are about.
    public var files: Int
    /// When the first of them died.
    public var first: Instant
    /// When the last of them died.
    public var last: Instant
    /// Some of them, the newest first.
    public var examples: [LetterExample]
    /// What was wrong with the newest.
    public var detail: String
}

/// One letter of a group.
public struct LetterExample: Codable, Sendable, Equatable {
    /// Its number in its store.
    public var number: Int64
    /// What it is about: the file, or else the stream of its publisher.
    public var about: String?
}

/// What was decided about a dead letter, by whom and why.
public struct LetterDecision: Codable, Sendable, Equatable {
    /// The letter's number in its store.
    public var letter: Int64
    /// The message's type.
    public var type: String?
    /// Its sender.
    public var sender: String?
    /// Its id.
    public var id: String?
    /// The file.
    public var dossier: String?
    /// Why it was dead.
    public var reason: String
    /// Who decided.
    public var actor: String
    /// Why.
    public var why: String
    /// When.
    public var at: Instant
}

/// What came of replaying letters.
public struct ReplayedLetters: Codable, Sendable, Equatable {
    /// How many were decided on again.
    public var replayed: Int
    /// How many of those are dead letters again.
    public var deadAgain: Int
    /// The last of them; `nil` when none was left.
    public var last: Int64?
    /// The first that is left; `nil` when none is.
    public var next: Int64?
    /// The highest number that there was when this began: those that die again have higher ones.
    public var through: Int64
    /// How many of those chosen cannot be replayed, because only their beginning was kept.
    public var cut: Int
}

/// Why letters cannot be discarded as is demanded.
public struct NoReasonGiven: Error, CustomStringConvertible {
    /// What is to be done instead.
    public var description: String { "letters are discarded for a reason, which is recorded: say why" }
}
