public import Contracts
public import Kernel
import Scheme

/// The evaluator gives the accreditation up; it is in force through today.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: ResignAccreditation,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by: By
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let tomorrow = by.day.adding(days: 1)
    return .accepted(
        [
            AccreditationResigned(
                evaluator: command.evaluator,
                branch: command.branch,
                endsOn: tomorrow,
                markUseEndsOn: tomorrow,
                files: files.map(\.dossier)
            )
        ] + files.compactMap { $0.lost(command.evaluator, endsOn: tomorrow) }
    )
}
