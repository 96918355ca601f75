public import Contracts
public import Kernel
import Scheme

/// The officer notifies the grounds: from then on the evaluator is heard.
public func decide(_ command: NotifyRemovalGrounds, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreSaid(command.personal?.reason, life) { return .refused(refusal) }
    let today = by.day
    return .accepted([
        RemovalGroundsNotified(
            evaluator: command.evaluator,
            branch: command.branch,
            ground: command.ground,
            notifiedOn: today,
            heardThrough: life.conditions.due.deadline(life.conditions.hearingDays, after: today).lastDay,
            officer: by.actor.id,
            personal: command.personal
        )
    ])
}
