import ArgumentParser
import Contracts
import OperatorClient

/// Whose act a command records, on which document and of which day, where that is not the act of who sends it, there and then.
struct RecordingOptions: ParsableArguments {
    @Option(help: "For whom who acts puts it on record, as candidate:P-12.")
    var onBehalf: String?

    @Option(
        help: "The document that it rests on, as registeredLetter/LR-2026-114; kinds: \(kinds)."
    )
    var document: String?

    @Option(help: "The day on which it was done, as 2026-11-20.")
    var done: String?

    @Option(help: "The day on which the document came in, as 2026-11-23.")
    var received: String?

    @Option(help: "Why it is recorded late: \(reasons).")
    var because: String?

    private static let kinds = ActRecord.Document.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    private static let reasons = ActRecord.Lateness.allCases.map(\.rawValue).joined(separator: ", ")

    /// The record; `nil` where who sends it acts, there and then.
    ///
    /// - Throws: `Complaint`, with all that is missing or cannot be read.
    func act() throws -> ActRecord? {
        guard [onBehalf, document, done, received, because].contains(where: { $0 != nil }) else { return nil }
        var faults: [String] = []
        /// What stands behind an option; a fault where it cannot be read, or is missing and has to be there.
        func read<Value>(
            _ option: String,
            _ text: String?,
            isWanted: Bool,
            _ value: (String) -> Value?,
            or expected: String
        ) -> Value? {
            if let text, let value = value(text) { return value }
            if text != nil || isWanted { faults.append("--\(option) “\(text ?? "")”: expected \(expected)") }
            return nil
        }
        let isAnothers = onBehalf != nil
        let actor = read(
            "on-behalf",
            onBehalf,
            isWanted: false,
            { Actor($0) },
            or: "role:identifier, as candidate:P-12"
        )
        let paper = read(
            "document",
            document,
            isWanted: isAnothers,
            { ActRecord.Document($0) },
            or: "KIND/REFERENCE, KIND one of \(Self.kinds)"
        )
        let day = read("done", done, isWanted: true, { Day($0) }, or: "the day on which it was done, as 2026-11-20")
        let receivedOn = read(
            "received",
            received,
            isWanted: isAnothers,
            { Day($0) },
            or: "the day on which the document came in, as 2026-11-23"
        )
        let lateness = read(
            "because",
            because,
            isWanted: false,
            { ActRecord.Lateness(rawValue: $0) },
            or: "one of \(Self.reasons)"
        )
        if !isAnothers, document != nil || received != nil {
            faults.append("--document and --received are of somebody else's act: --on-behalf says whose")
        }
        guard faults.isEmpty, let day else { throw Complaint(faults.joined(separator: "\n")) }
        guard let actor, let paper, let receivedOn else { return ActRecord(doneOn: day, because: lateness) }
        return ActRecord(for: actor, on: paper, doneOn: day, receivedOn: receivedOn, because: lateness)
    }
}
