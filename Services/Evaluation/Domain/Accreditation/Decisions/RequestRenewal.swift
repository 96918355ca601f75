public import Contracts
public import Kernel
import Scheme

/// The evaluator asks for renewal; in time, it prolongs the term while it is instructed (specification, section on
/// accreditation).
public func decide(_ command: RequestRenewal, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let accreditation = evaluator?.standingAccreditation(command.branch),
        let life = evaluator?.life(command.branch)
    else { return .refused(accreditationStands(command.evaluator, command.branch)) }
    let today = by.day
    if let refusal = renewalIsAskedInTime(life, accreditation, today: today) ?? reportsAreToDate(life, today: today) {
        return .refused(refusal)
    }
    return .accepted([
        RenewalRequested(
            evaluator: command.evaluator,
            branch: command.branch,
            requestedOn: today,
            prolongedUntil: accreditation.until.adding(days: 1).adding(months: life.conditions.prolongationMonths)
                .adding(days: -1)
        )
    ])
}
