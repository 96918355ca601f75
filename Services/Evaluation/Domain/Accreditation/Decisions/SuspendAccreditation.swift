public import Contracts
public import Kernel

/// An officer or the branch authority suspends as a precaution, which keeps the evaluator's files waiting as long as
/// nothing is decided on them; suspended already, it stays so.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: SuspendAccreditation,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by: By
) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, by.actor) { return .refused(refusal) }
    guard let person = PersonID(by.actor.id) else {
        return .refused("actorMayNot", ["actor": by.actor.description, "needed": "officer@\(command.branch)"])
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
                from: by.day,
                by: person.value,
                files: files.map(\.dossier),
                personal: command.personal
            )
        ] + files.compactMap { $0.held(over: command.evaluator, by: by.actor, at: by.now) }
    )
}
