public import Contracts
public import Kernel
import Scheme

/// The evaluator reports (specification, section on the follow-up of activity): the figures are taken from what was
/// recorded.
public func decide(_ command: ReportActivity, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let evaluator, evaluator.standing(command.branch) != nil, let life = evaluator.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = by.day
    if let refusal = activityIsReportedEveryTwoYears(command.personal?.account, life, today: today) {
        return .refused(refusal)
    }
    return .accepted([
        ActivityReported(
            evaluator: command.evaluator,
            branch: command.branch,
            from: life.reportFrom,
            through: today,
            tally: life.tally,
            dueOn: life.reportDueOn,
            nextDueOn: life.reportDueOn.adding(days: 1).adding(months: life.conditions.reportMonths).adding(days: -1),
            personal: command.personal
        )
    ])
}
