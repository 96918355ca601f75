public import Contracts
import Scheme

/// The evaluator declares a change of employer, kind or department; the facts of the days before it stay as they were.
public func decide(
    _ command: DeclareSituation,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard evaluator != nil else { return .refused(unknownEvaluator(command.evaluator)) }
    let today = now.parisDay
    if let refusal = declaredSituationIsReal(command, today: today) { return .refused(refusal) }
    return .accepted([
        EvaluatorSituationDeclared(
            evaluator: command.evaluator,
            situation: command.situation,
            since: command.since,
            declaredOn: today,
            personal: command.personal
        )
    ])
}

/// The evaluator chooses what contact the public list shows; only their own consent puts one there.
public func decide(
    _ command: ChoosePublicContact,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard evaluator != nil else { return .refused(unknownEvaluator(command.evaluator)) }
    let contact = saysNothing(command.personal?.contact) ? nil : command.personal
    return .accepted([
        PublicContactChosen(
            evaluator: command.evaluator,
            isPublished: contact != nil,
            chosenOn: now.parisDay,
            personal: contact
        )
    ])
}

private func unknownEvaluator(_ person: PersonID) -> Refusal {
    Refusal("unknownEvaluator", ["evaluator": person.value])
}
