public import Contracts

/// An officer or the branch authority suspends as a precaution; suspended already, it stays so.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: SuspendAccreditation,
    on evaluator: Evaluator?,
    files: [DossierID],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, actor) { return .refused(refusal) }
    // Also after the end: what was observed before it could still be finished.
    guard let evaluator, evaluator.accreditations.contains(where: { $0.branch == command.branch }) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = suspensionHasReason(command.personal?.reason, command) { return .refused(refusal) }
    if evaluator.hasOpenSuspension(command.branch, .precautionary) { return .accepted([]) }
    return .accepted([
        AccreditationSuspended(
            evaluator: command.evaluator,
            branch: command.branch,
            cause: .precautionary,
            ground: command.ground,
            from: now.parisDay,
            by: actor.id,
            files: files,
            personal: command.personal
        )
    ])
}

/// An officer or the branch authority lifts a precautionary suspension, from today on; what was observed while it lasted
/// does not count.
public func decide(
    _ command: LiftSuspension,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, actor) { return .refused(refusal) }
    guard let evaluator, evaluator.hasOpenSuspension(command.branch, .precautionary) else { return .accepted([]) }
    return .accepted([
        SuspensionLifted(
            evaluator: command.evaluator,
            branch: command.branch,
            cause: .precautionary,
            on: now.parisDay,
            by: actor.id
        )
    ])
}
