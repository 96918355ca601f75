import ArgumentParser
import Contracts
import OperatorClient

/// Who reads what is personal, and for what: the services note it where they show anything.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: "For whom it is read, as officer@p2st:P-12; the operator signed in here is noted beside."
    )
    var reader: String?

    @Option(
        help: "For what it is read: \(ReadingPurpose.allCases.map(\.rawValue).joined(separator: ", ")).",
        transform: { text in
            guard let purpose = ReadingPurpose(rawValue: text) else {
                let known = ReadingPurpose.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("“\(text)” is no purpose: \(known)")
            }
            return purpose
        }
    )
    var purpose: ReadingPurpose?

    /// What is noted of whoever reads; a complaint when it is nobody.
    func asking(for usual: ReadingPurpose) throws -> Asking {
        let purpose = purpose ?? usual
        guard let reader else { return Asking(by: Asking.operatorHere, for: purpose) }
        guard let actor = Actor(reader) else {
            throw Complaint("--as “\(reader)” is nobody: expected role:identifier, as officer@p2st:P-12")
        }
        return Asking(by: actor, for: purpose, through: Asking.operatorHere)
    }
}
