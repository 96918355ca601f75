public import Contracts
public import Kernel
import Scheme

/// The branch authority removes, with a reason, or does not; the evaluator has been heard. In force through today; files
/// that waited for the end of a suspension go on, with somebody else where nothing of the evaluator's is to be finished.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(_ command: DecideRemoval, on evaluator: Evaluator?, files: [AssessmentFile], by: By) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreNotified(life) { return .refused(refusal) }
    guard case .notified(let ground, _, _) = life.removal else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = by.day
    guard command.removed else {
        return .accepted([
            RemovalNotPronounced(
                evaluator: command.evaluator,
                branch: command.branch,
                authority: by.actor.id,
                decidedOn: today,
                personal: command.personal
            )
        ])
    }
    if let refusal = evaluatorIsHeard(life, today: today) ?? removalIsReasoned(command.personal?.reason, life) {
        return .refused(refusal)
    }
    let end = today.adding(days: 1)
    let removed = AccreditationRemoved(
        evaluator: command.evaluator,
        branch: command.branch,
        ground: ground,
        endsOn: end,
        markUseEndsOn: end,
        reviewableThrough: life.conditions.due.deadline(months: life.conditions.reviewMonths, after: today).lastDay,
        authority: by.actor.id,
        files: files.map(\.dossier),
        personal: command.personal
    )
    let released = files.compactMap { $0.released(over: command.evaluator, by: by.actor, at: by.now) }
    let lost = files.compactMap { $0.lost(command.evaluator, endsOn: end, forCause: ground.isForCause) }
    return .accepted([removed] + released + lost)
}
