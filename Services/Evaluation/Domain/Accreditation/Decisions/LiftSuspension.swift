public import Contracts
public import Kernel

/// An officer or the branch authority lifts a precautionary suspension, from today on; what was observed while it lasted
/// does not count. The files that waited for it go on.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(_ command: LiftSuspension, on evaluator: Evaluator?, files: [AssessmentFile], by: By) -> Decision {
    if let refusal = officeOfBranchActs(command.branch, by.actor) { return .refused(refusal) }
    guard let person = PersonID(by.actor.id) else {
        return .refused("actorMayNot", ["actor": by.actor.description, "needed": "officer@\(command.branch)"])
    }
    guard let evaluator, evaluator.hasOpenSuspension(command.branch, .precautionary) else { return .accepted([]) }
    return .accepted(
        [
            SuspensionLifted(
                evaluator: command.evaluator,
                branch: command.branch,
                cause: .precautionary,
                on: by.day,
                by: person.value
            )
        ] + files.compactMap { $0.released(over: command.evaluator, by: by.actor, at: by.now) }
    )
}
