public import ContractBook
import ContractReading
import Foundation
import Kernel
public import Messaging

/// Says of dead letters which step stands still, for whom, by which rule, and what to do.
public struct LetterWords: Sendable {
    private let meaning: @Sendable (String) -> String?
    private let sentence: @Sendable (String) -> String?

    /// Words out of these two: what a message of that type says, and what a rule of that code demands.
    public init(
        meaning: @escaping @Sendable (String) -> String?,
        sentence: @escaping @Sendable (String) -> String?
    ) {
        self.meaning = meaning
        self.sentence = sentence
    }

    /// Words out of the contracts; rules are told by `sentence`.
    public init(_ book: ContractBook, sentence: @escaping @Sendable (String) -> String?) {
        self.init(meaning: { Self.first(book.message($0)?.declaration.doc) }, sentence: sentence)
    }

    /// The name of a group in commands: the same for as long as the group is there.
    public static func key(_ kind: DeadLetterKind, in store: String) -> String {
        let parts = [store, kind.reason, kind.type ?? "", kind.sender ?? "", kind.cause ?? ""]
        return String(Digest(of: parts.joined(separator: "\n")).hexadecimal.prefix(8))
    }

    /// Which step stands still: what the message says, and whose it is.
    public func step(_ kind: DeadLetterKind) -> String {
        let sender = kind.sender.map { " from \($0)" } ?? ""
        guard let type = kind.type else {
            return kind.sender == nil && (kind.reason == "crashes" || kind.reason == "dueTimeFailed")
                ? "a due time" : "a message without a type" + sender
        }
        return type + (meaning(type).map { " (\($0))" } ?? "") + sender
    }

    /// What is wrong with it.
    public func cause(_ kind: DeadLetterKind) -> String {
        guard let cause = kind.cause else { return kind.reason }
        switch kind.reason {
        case "refused": return "refused by \(cause)" + (sentence(cause).map { ": \($0)" } ?? "")
        case "tooOld": return "tooOld, waited seven days (\(cause))"
        default: return "\(kind.reason), \(cause)"
        }
    }

    /// Whose files they are.
    public static func files(_ group: DeadLetterGroup) -> String {
        var seen: [String] = []
        for about in group.examples.compactMap(\.about) where !seen.contains(about) { seen.append(about) }
        let what = group.files > 0 ? "file" : "about"
        guard !seen.isEmpty else { return "no file named" }
        let more = group.files - seen.count
        return (group.files > 1 ? "files " : "\(what) ") + seen.joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
    }

    /// What to do; the runbook says more.
    public static func advice(_ kind: DeadLetterKind) -> String {
        switch kind.reason {
        case "malformed", "unknownType", "oversized", "unreadable":
            "its sender must keep the contract: tell it, discard"
        case "notAllowed", "noUser": "find out who sends that; ccs topology check; discard"
        case "refused": "two stores disagree: ccs trace of the file, mend the cause, replay"
        case "tooOld": "ccs audit --repair; replay once what it waits for is there"
        case "idReusedWithAnotherBody":
            "was the sender's store restored? ccs restored, ccs audit --repair; then discard"
        default: "a program must be mended: keep it, replay with the mended program"
        }
    }

    /// A group in one line.
    public func line(_ group: DeadLetterGroup, in store: String) -> String {
        "\(store): \(group.count) × \(cause(group.kind)); \(step(group.kind)); \(Self.files(group)); "
            + "since \(group.first) (ccs dead replay --group \(Self.key(group.kind, in: store)))"
    }

    /// A group in several lines.
    public func lines(_ group: DeadLetterGroup, in store: String) -> [String] {
        let last = group.count > 1 ? ", the last at \(group.last)" : ""
        let example = group.examples.first.map { " (ccs dead show \(store) \($0.number))" } ?? ""
        return [
            "\(Self.key(group.kind, in: store))  \(store): \(group.count) × \(cause(group.kind))",
            "    step   \(step(group.kind))",
            "    whose  \(Self.files(group)), since \(group.first)\(last)",
            "    detail \(group.detail)\(example)",
            "    do     \(Self.advice(group.kind))",
        ]
    }

    /// The first sentence.
    private static func first(_ doc: String?) -> String? {
        guard let doc, !doc.isEmpty else { return nil }
        let line = doc.split(separator: "\n").joined(separator: " ")
        guard let end = line.range(of: ". ") else { return line.hasSuffix(".") ? String(line.dropLast()) : line }
        return String(line[..<end.lowerBound])
    }
}
