public import Contracts
public import Kernel
public import Scheme

/// The officer designates the two who observe, or replaces one or both of them until the booklet bears both signatures
/// (specification, step 2). Every rule on evaluator and referent is asked, and those that say no are all named.
///
/// A replacement voids a filled booklet, and the one signature that it may bear: the replacement observes in person.
///
/// - Parameter evaluator: what is on record of the evaluator that the command names.
/// - Parameter branch: the file's branch.
/// - Parameter lender: the branch that the command names as the one that lends the evaluator.
public func decide(
    _ command: DesignateObservers,
    on file: AssessmentFile?,
    evaluator: Evaluator?,
    branch own: Branch?,
    lender: Branch? = nil,
    policy: DesignationPolicy,
    by: By
) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) { return .refused(refusal) }
    let today = by.day
    if let refusal = expectedDayIsNotPast(command.expectedOn, today: today) { return .refused(refusal) }
    guard let referent = attempt.proposed.first(where: { $0.person == command.referent }) else {
        return .refused(referentIsProposedByCompany(command))
    }
    let replaced = attempt.designation?.replaced(by: command.evaluator, command.referent) ?? []
    if let refusal = upheldObjectionExcludes(command.evaluator, attempt)
        ?? upheldObjectionExcludes(command.referent, attempt)
        ?? whoDeclinedObservesNoMore(command.evaluator, attempt)
        ?? whoDeclinedObservesNoMore(command.referent, attempt)
    {
        return .refused(refusal)
    }
    if let refusal = formerObserverDoesNotReturn(command, attempt, replaced: replaced)
        ?? replacementReplacesSomebody(command, attempt, replaced: replaced)
        ?? replacementHasReason(command, attempt)
    {
        return .refused(refusal)
    }

    if let refusal = evaluatorIsLentOnceNobodyIsEligible(command, attempt, lender, policy, today: today) {
        return .refused(refusal)
    }
    let branch = command.lentBy ?? attempt.file.branch
    let day = command.expectedOn ?? today
    let refusals =
        evaluatorRefusals(
            command.evaluator,
            evaluator,
            for: attempt.file,
            referent: referent.person,
            accreditedBy: branch,
            approving: branch == attempt.file.branch ? own : lender,
            policy,
            on: day
        )
        .map { ("evaluator", $0) }
        + designationRefusals(evaluator, branch, on: day, today: today).map { ("evaluator", $0) }
        + referentRefusals(referent, for: attempt.file, policy, on: today).map { ("referent", $0) }
    if let refusal = together(refusals) { return .refused(refusal) }
    // The rules have let nobody through whose facts are not on record.
    guard let facts = evaluator?.facts(on: today) else {
        return .refused("accreditationCoversBranchAndCCS", ["evaluator": command.evaluator.value])
    }
    return .accepted([
        ObserversDesignated(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            evaluator: facts,
            referent: referent,
            designatedOn: today,
            expectedOn: command.expectedOn,
            lentBy: command.lentBy == attempt.file.branch ? nil : command.lentBy,
            replaced: replaced,
            officer: by.actor.id,
            personal: command.personal
        )
    ])
}
