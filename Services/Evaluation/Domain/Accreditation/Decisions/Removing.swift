public import Contracts
import Scheme

/// The officer notifies the grounds: from then on the evaluator is heard.
public func decide(
    _ command: NotifyRemovalGrounds,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreSaid(command.personal?.reason, life) { return .refused(refusal) }
    let today = now.parisDay
    return .accepted([
        RemovalGroundsNotified(
            evaluator: command.evaluator,
            branch: command.branch,
            ground: command.ground,
            notifiedOn: today,
            heardThrough: today.adding(days: life.conditions.hearingDays),
            officer: actor.id,
            personal: command.personal
        )
    ])
}

/// The evaluator answers the grounds.
public func decide(
    _ command: AnswerRemovalGrounds,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreNotified(life) { return .refused(refusal) }
    if saysNothing(command.personal?.reason) {
        return .refused("answerIsSaid", ["evaluator": command.evaluator.value])
    }
    return .accepted([
        RemovalGroundsAnswered(
            evaluator: command.evaluator,
            branch: command.branch,
            answeredOn: now.parisDay,
            personal: command.personal
        )
    ])
}

/// The branch authority removes, with a reason, or does not; the evaluator has been heard. In force through today; files
/// that waited for the end of a suspension go on, with somebody else where nothing of the evaluator's is to be finished.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: DecideRemoval,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch), evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalGroundsAreNotified(life) { return .refused(refusal) }
    guard case .notified(let ground, _, _) = life.removal else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = now.parisDay
    guard command.removed else {
        return .accepted([
            RemovalNotPronounced(
                evaluator: command.evaluator,
                branch: command.branch,
                authority: actor.id,
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
        reviewableThrough: today.adding(months: life.conditions.reviewMonths),
        authority: actor.id,
        files: files.map(\.dossier),
        personal: command.personal
    )
    let released = files.compactMap { $0.released(over: command.evaluator, by: actor, at: now) }
    let lost = files.compactMap { $0.lost(command.evaluator, endsOn: end, forCause: ground.isForCause) }
    return .accepted([removed] + released + lost)
}

/// The evaluator asks for a review of the removal.
public func decide(
    _ command: AskForRemovalReview,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = now.parisDay
    if let refusal = removalReviewIsInTime(command.personal?.reason, life, today: today) { return .refused(refusal) }
    return .accepted([
        RemovalReviewAsked(
            evaluator: command.evaluator,
            branch: command.branch,
            askedOn: today,
            personal: command.personal
        )
    ])
}

/// The branch authority, in somebody else's person, decides on a review.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: DecideRemovalReview,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, actor) { return .refused(refusal) }
    guard let life = evaluator?.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    if let refusal = removalReviewIsByAnother(life, actor) ?? removalIsReasoned(command.personal?.reason, life) {
        return .refused(refusal)
    }
    return .accepted(
        [
            RemovalReviewDecided(
                evaluator: command.evaluator,
                branch: command.branch,
                upheld: command.upheld,
                inForceUntil: command.upheld ? nil : evaluator?.removedAccreditation(command.branch)?.until,
                decidedOn: now.parisDay,
                authority: actor.id,
                personal: command.personal
            )
        ] + (command.upheld ? [] : files.compactMap { $0.regained(command.evaluator) })
    )
}
