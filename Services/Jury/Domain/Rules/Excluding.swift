public import Contracts
import Scheme

/// Fraud that is found before the jury has decided excludes; after that a session takes the decision back, also while an
/// appeal has it examined again.
public func exclusionComesBeforeDecision(_ file: Case) -> Refusal? {
    guard let decided = file.standing else { return nil }
    return Refusal(
        "exclusionComesBeforeDecision",
        ["decision": decided.decision.value, "decidedOn": decided.day.description]
    )
}

/// Whoever is excluded, and whoever reads the minutes, is told what was found.
func exclusionHasReason(_ command: ExcludeCandidate) -> Refusal? {
    guard !isSaid(command.personal?.reason) else { return nil }
    return Refusal(
        "exclusionHasReason",
        ["dossier": command.dossier.value],
        faults: [Fault("personal.reason", "missing", expected: "the fraud that was found")]
    )
}
