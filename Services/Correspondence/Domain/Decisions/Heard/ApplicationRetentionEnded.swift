public import Contracts

/// The term of a refused application is over: what was written to the evaluator, and where, goes.
public func decide(
    _ event: ApplicationRetentionEnded,
    on correspondent: EvaluatorCorrespondent?,
    letters: [Letter],
    _ told: Told
) -> Decision {
    guard correspondent != nil else { return .accepted([]) }
    return .accepted(lettersErased(of: event.evaluator, letters, at: told.now))
}
