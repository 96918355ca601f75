public import Contracts
public import Kernel
import Scheme

/// The evaluator declares a change of employer, kind or department; the facts of the days before it stay as they were.
public func decide(_ command: DeclareSituation, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard evaluator != nil else { return .refused(unknownEvaluator(command.evaluator)) }
    let today = by.day
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
