public import Contracts

/// The term after the last accreditation is over: what was written to the evaluator, and where, goes.
public func decide(
    _ event: AccreditationRetentionEnded,
    on correspondent: EvaluatorCorrespondent?,
    letters: [Letter],
    _ told: Told
) -> Decision {
    guard correspondent != nil else { return .accepted([]) }
    return .accepted(lettersErased(of: event.evaluator, letters, at: told.now))
}

/// The letters to an evaluator lose what is personal; those that have not gone do not go.
func lettersErased(of evaluator: PersonID, _ letters: [Letter], at now: Instant) -> [any Event] {
    let theirs = letters.filter { $0.dossier == nil && $0.subject == evaluator }
    return withdrawnLetterStays(theirs, .erased)
        + [EvaluatorLettersErased(evaluator: evaluator, letters: theirs.map(\.letter), through: now)]
}
