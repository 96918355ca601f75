public import Contracts
public import Kernel
import Scheme

/// The branch authority, in somebody else's person, decides on a review.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: DecideRemovalReview,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by: By
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalReviewIsByAnother(life, by.actor) ?? removalIsReasoned(command.personal?.reason, life) {
        return .refused(refusal)
    }
    return .accepted(
        [
            RemovalReviewDecided(
                evaluator: command.evaluator,
                branch: command.branch,
                upheld: command.upheld,
                inForceUntil: command.upheld ? nil : evaluator?.removedAccreditation(command.branch)?.until,
                decidedOn: by.day,
                authority: by.actor.id,
                personal: command.personal
            )
        ] + (command.upheld ? [] : files.compactMap { $0.regained(command.evaluator) })
    )
}
