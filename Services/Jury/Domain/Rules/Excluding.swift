public import Contracts
import Scheme

/// When the jury excludes a candidate.
let juryRulesOfExclusion: [Rule] = [
    Rule(
        "exclusionComesBeforeDecision",
        "La fraude établie avant la décision fait exclure le candidat ; après, une séance rapporte la décision.",
        policy: true
    ),
    Rule("exclusionHasReason", "Une exclusion dit la fraude constatée.", policy: true),
]

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
