public import Contracts

/// An evaluator is accredited: the letter that confers the status says from when until when.
public func decide(_ event: EvaluatorAccredited, on correspondent: EvaluatorCorrespondent?, _ told: Told) -> Decision {
    let noted = EvaluatorAddressNoted(
        evaluator: event.evaluator,
        hasEmail: event.personal?.email.isEmpty == false,
        personal: event.personal.map { AddressPersonal(name: $0.name, email: $0.email) }
    )
    guard let after = EvaluatorCorrespondent.evolve(correspondent, noted) else { return .accepted([noted]) }
    let facts = LetterFacts(lastDay: event.reportDueOn, from: event.from, until: event.until)
    return .accepted([
        noted, after.letter(.accreditationGranted, event.letter.value, of: event.branch, facts, nil, told),
    ])
}
