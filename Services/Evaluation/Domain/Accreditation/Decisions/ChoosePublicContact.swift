public import Contracts
public import Kernel
import Scheme

/// The evaluator chooses what contact the public list shows; only their own consent puts one there.
public func decide(_ command: ChoosePublicContact, on evaluator: Evaluator?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard evaluator != nil else { return .refused(unknownEvaluator(command.evaluator)) }
    let contact = saysNothing(command.personal?.contact) ? nil : command.personal
    return .accepted([
        PublicContactChosen(
            evaluator: command.evaluator,
            isPublished: contact != nil,
            chosenOn: by.day,
            personal: contact
        )
    ])
}
