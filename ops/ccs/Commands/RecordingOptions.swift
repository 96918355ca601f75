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
    /// - Throws: `Complaint`, where it is not whole.
    func act() throws -> ActRecord? {
        guard [onBehalf, document, done, received, because].contains(where: { $0 != nil }) else { return nil }
        guard let day = done.flatMap({ Day($0) }) else {
            throw Complaint("--done “\(done ?? "")” is no day: when was it done? As 2026-11-20")
        }
        let lateness = try because.map { text in
            guard let lateness = ActRecord.Lateness(rawValue: text) else {
                throw Complaint("--because “\(text)” is none of \(Self.reasons)")
            }
            return lateness
        }
        guard let onBehalf else {
            guard document == nil, received == nil else {
                throw Complaint("--document and --received are of somebody else's act: --on-behalf says whose")
            }
            return ActRecord(doneOn: day, because: lateness)
        }
        guard let actor = Actor(onBehalf) else {
            throw Complaint("--on-behalf “\(onBehalf)” is nobody: expected role:identifier, as candidate:P-12")
        }
        guard let paper = document.flatMap({ ActRecord.Document($0) }) else {
            throw Complaint(
                "--document “\(document ?? "")” is none: expected KIND/REFERENCE, KIND one of \(Self.kinds)"
            )
        }
        guard let receivedOn = received.flatMap({ Day($0) }) else {
            throw Complaint("--received “\(received ?? "")” is no day: when did it come in? As 2026-11-23")
        }
        return ActRecord(for: actor, on: paper, doneOn: day, receivedOn: receivedOn, because: lateness)
    }
}
