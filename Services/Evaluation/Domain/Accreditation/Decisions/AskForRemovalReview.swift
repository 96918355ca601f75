public import Contracts
public import Kernel
import Scheme

/// The evaluator asks for a review of the removal.
public func decide(_ command: AskForRemovalReview, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = by.day
    if let refusal = removalReviewIsInTime(command.personal?.reason, life, today: today) { return .refused(refusal) }
    return .accepted([
        RemovalReviewAsked(
            evaluator: command.evaluator,
            branch: command.branch,
            askedOn: today,
            personal: command.personal
        )
    ])
}
