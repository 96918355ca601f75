public import Contracts
public import Kernel
import Scheme

/// The evaluator answers the grounds.
public func decide(_ command: AnswerRemovalGrounds, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreNotified(life) { return .refused(refusal) }
    if saysNothing(command.personal?.reason) {
        return .refused("answerIsSaid", ["evaluator": command.evaluator.value])
    }
    return .accepted([
        RemovalGroundsAnswered(
            evaluator: command.evaluator,
            branch: command.branch,
            answeredOn: by.day,
            personal: command.personal
        )
    ])
}
