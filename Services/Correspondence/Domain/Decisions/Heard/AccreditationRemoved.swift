public import Contracts

/// An accreditation is removed: the evaluator is told why, and until when a review can be asked for.
public func decide(_ event: AccreditationRemoved, on correspondent: EvaluatorCorrespondent?, _ told: Told) -> Decision {
    guard let correspondent else {
        return .early(StreamID(EvaluatorCorrespondent.kind, event.evaluator.value))
    }
    let facts = LetterFacts(lastDay: event.reviewableThrough, from: event.endsOn)
    let reason = event.personal.map { LetterPersonal(reason: $0.reason) }
    let matter = "removed \(told.cause)"
    return .accepted([correspondent.letter(.accreditationRemoved, matter, of: event.branch, facts, reason, told)])
}
