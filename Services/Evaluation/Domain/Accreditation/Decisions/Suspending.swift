public import Contracts

/// An officer or the branch authority suspends as a precaution, which keeps the evaluator's files waiting as long as
/// nothing is decided on them; suspended already, it stays so.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: SuspendAccreditation,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, actor) { return .refused(refusal) }
    guard let person = PersonID(actor.id) else {
        return .refused("actorMayNot", ["actor": actor.description, "needed": "officer@\(command.branch)"])
    }
    // Also after the end: what was observed before it could still be finished.
    guard let evaluator, evaluator.accreditations.contains(where: { $0.branch == command.branch }) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = suspensionHasReason(command.personal?.reason, command) { return .refused(refusal) }
    if evaluator.hasOpenSuspension(command.branch, .precautionary) { return .accepted([]) }
    return .accepted(
        [
            AccreditationSuspended(
                evaluator: command.evaluator,
                branch: command.branch,
                cause: .precautionary,
                ground: command.ground,
                from: now.parisDay,
                by: person.value,
                files: files.map(\.dossier),
                personal: command.personal
            )
        ] + files.compactMap { $0.held(over: command.evaluator, by: actor, at: now) }
    )
}

/// An officer or the branch authority lifts a precautionary suspension, from today on; what was observed while it lasted
/// does not count. The files that waited for it go on.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: LiftSuspension,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, actor) { return .refused(refusal) }
    guard let person = PersonID(actor.id) else {
        return .refused("actorMayNot", ["actor": actor.description, "needed": "officer@\(command.branch)"])
    }
    guard let evaluator, evaluator.hasOpenSuspension(command.branch, .precautionary) else { return .accepted([]) }
    return .accepted(
        [
            SuspensionLifted(
                evaluator: command.evaluator,
                branch: command.branch,
                cause: .precautionary,
                on: now.parisDay,
                by: person.value
            )
        ] + files.compactMap { $0.released(over: command.evaluator, by: actor, at: now) }
    )
}
