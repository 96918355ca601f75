public import Contracts

/// An accreditation is renewed: the letter says for which term.
public func decide(_ event: AccreditationRenewed, on correspondent: EvaluatorCorrespondent?, _ told: Told) -> Decision {
    guard let correspondent else {
        return .early(StreamID(EvaluatorCorrespondent.kind, event.evaluator.value))
    }
    let facts = LetterFacts(from: event.from, until: event.until)
    return .accepted([
        correspondent.letter(.accreditationRenewed, event.letter.value, of: event.branch, facts, nil, told)
    ])
}
