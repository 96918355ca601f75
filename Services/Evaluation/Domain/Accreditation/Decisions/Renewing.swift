public import Contracts
public import Scheme

/// The evaluator asks for renewal; in time, it prolongs the term while it is instructed (specification, section on
/// accreditation).
public func decide(
    _ command: RequestRenewal,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard let accreditation = evaluator?.standingAccreditation(command.branch),
        let life = evaluator?.life(command.branch)
    else { return .refused(accreditationStands(command.evaluator, command.branch)) }
    let today = now.parisDay
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

/// The branch authority renews by a letter, for a term that follows the former one, or refuses; then the former term
/// counts, or today if it is over.
public func decide(
    _ command: DecideRenewal,
    on evaluator: Evaluator?,
    policy: BranchPolicy,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    guard let former = life.renewalOf else {
        return .refused("notNow", ["evaluator": command.evaluator.value, "state": "notAsked"])
    }
    let today = now.parisDay
    if let refusal = renewalRefusalIsReasoned(command) { return .refused(refusal) }
    guard let letter = command.letter else {
        return .accepted([
            RenewalRefused(
                evaluator: command.evaluator,
                branch: command.branch,
                until: max(former, today),
                authority: actor.id,
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
            authority: actor.id
        )
    ])
}
