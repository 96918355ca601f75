public import Contracts
public import Kernel
import Scheme

/// The evaluator has died: the accreditation is over. In the files that they have not signed, somebody else is designated; what
/// they have signed stands.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: RecordEvaluatorDeath,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by: By
) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, by.actor) ?? deathHasHappened(command.diedOn, on: by.day)
    {
        return .refused(refusal)
    }
    if evaluator?.hasDied(in: command.branch) ?? false { return .accepted([]) }
    guard evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let ends = command.diedOn.adding(days: 1)
    return .accepted(
        [
            EvaluatorDied(
                evaluator: command.evaluator,
                branch: command.branch,
                diedOn: command.diedOn,
                endsOn: ends,
                files: files.map(\.dossier)
            )
        ]
            + files.compactMap { $0.released(over: command.evaluator, by: by.actor, at: by.now) }
            + files.compactMap { file in
                file.lost(
                    command.evaluator,
                    endsOn: ends,
                    forCause: !deathLeavesWhatIsSigned(by: command.evaluator, in: file)
                )
            }
    )
}
