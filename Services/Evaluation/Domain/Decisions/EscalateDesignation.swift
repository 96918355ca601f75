public import Contracts
public import Kernel
public import Scheme

/// The officer has it recorded that nobody of the branch can be designated (specification, step 2). Told once; while somebody
/// can be, there is nothing to escalate.
///
/// - Parameter evaluators: all whom the branch accredits.
/// - Parameter branch: the file's branch.
public func decide(
    _ command: EscalateDesignation,
    on file: AssessmentFile?,
    evaluators: [Evaluator],
    branch: Branch?,
    policy: DesignationPolicy,
    by: By
) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    let today = by.day
    if let refusal = expectedDayIsNotPast(command.expectedOn, today: today) { return .refused(refusal) }
    if attempt.escalatedOn != nil { return .accepted([]) }
    let day = command.expectedOn ?? today
    let found = eligibility(
        of: evaluators,
        for: attempt,
        accreditedBy: attempt.file.branch,
        approving: branch,
        policy,
        on: day,
        today: today
    )
    if let refusal = designationIsEscalatedOnceNobodyIsEligible(found, command.dossier) { return .refused(refusal) }
    let codes = found.flatMap { Set($0.refusals.map(\.code.value)) }
    return .accepted([
        DesignationEscalated(
            dossier: command.dossier,
            attempt: attempt.number,
            branch: attempt.file.branch,
            askedFor: day,
            evaluators: evaluators.count,
            excluded: Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +),
            officer: by.actor.id,
            escalatedOn: today
        )
    ])
}
