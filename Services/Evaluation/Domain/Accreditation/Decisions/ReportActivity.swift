public import Contracts
public import Kernel
import Scheme

/// The evaluator reports (specification, section on the follow-up of activity): the figures are taken from what was
/// recorded.
public func decide(_ command: ReportActivity, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let evaluator, let place = evaluator.standing(command.branch),
        let life = evaluator.life(command.branch)
    else {
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
            nextDueOn: nextReportDue(
                after: life.reportDueOn,
                since: evaluator.accreditations[place].from,
                months: life.conditions.reportMonths
            ),
            personal: command.personal
        )
    ])
}
