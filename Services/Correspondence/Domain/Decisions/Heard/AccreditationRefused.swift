public import Contracts

/// An accreditation is refused: who asked is told why.
public func decide(_ event: AccreditationRefused, on correspondent: EvaluatorCorrespondent?, _ told: Told) -> Decision {
    guard let correspondent else {
        return .early(StreamID(EvaluatorCorrespondent.kind, event.evaluator.value))
    }
    let facts = LetterFacts(decidedOn: event.refusedOn)
    let reason = event.personal.map { LetterPersonal(reason: $0.reason) }
    let matter = "refused \(told.cause)"
    return .accepted([correspondent.letter(.accreditationRefused, matter, of: event.branch, facts, reason, told)])
}
