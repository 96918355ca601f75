public import Contracts
public import Kernel
public import Scheme

/// The branch authority renews by a letter, for a term that follows the former one, or refuses; then the former term
/// counts, or today if it is over.
public func decide(_ command: DecideRenewal, on evaluator: Evaluator?, policy: BranchPolicy, by: By) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    guard let former = life.renewalOf else {
        return .refused("notNow", ["evaluator": command.evaluator.value, "state": "notAsked"])
    }
    let today = by.day
    if let refusal = renewalRefusalIsReasoned(command) { return .refused(refusal) }
    guard let letter = command.letter else {
        return .accepted([
            RenewalRefused(
                evaluator: command.evaluator,
                branch: command.branch,
                until: max(former, today),
                authority: by.actor.id,
                personal: command.personal
            )
        ])
    }
    if let refusal = reportsAreToDate(life, today: today) { return .refused(refusal) }
    let from = former.adding(days: 1)
    return .accepted([
        AccreditationRenewed(
            evaluator: command.evaluator,
            branch: command.branch,
            from: from,
            until: termEnd(from: from, policy.accreditation),
            conditions: AccreditationConditions(policy),
            letter: letter,
            authority: by.actor.id
        )
    ])
}
