public import Contracts

/// An accreditation is suspended: the evaluator is told from when, and why.
public func decide(
    _ event: AccreditationSuspended,
    on correspondent: EvaluatorCorrespondent?,
    _ told: Told
) -> Decision {
    guard let correspondent else {
        return .early(StreamID(EvaluatorCorrespondent.kind, event.evaluator.value))
    }
    let facts = LetterFacts(from: event.from)
    let reason = event.personal.map { LetterPersonal(reason: $0.reason) }
    let matter = "suspended \(told.cause)"
    return .accepted([correspondent.letter(.accreditationSuspended, matter, of: event.branch, facts, reason, told)])
}
