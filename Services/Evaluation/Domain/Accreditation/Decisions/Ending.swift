public import Contracts
import Scheme

/// The evaluator gives the accreditation up; it is in force through today.
///
/// - Parameter files: the files under way in which the evaluator is designated.
public func decide(
    _ command: ResignAccreditation,
    on evaluator: Evaluator?,
    files: [AssessmentFile],
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard evaluator?.standing(command.branch) != nil else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let tomorrow = now.parisDay.adding(days: 1)
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

/// Terms have run out.
///
/// - Parameter files: by branch, the files under way in which the evaluator is designated.
public func decideExpiry(_ evaluator: Evaluator, files: [BranchID: [AssessmentFile]], at now: Instant) -> Decision {
    var events: [any Event] = []
    for accreditation in evaluator.accreditations where accreditation.end == nil {
        let end = accreditation.until.adding(days: 1)
        guard end.startInParis <= now else { continue }
        let files = files[accreditation.branch] ?? []
        events.append(
            AccreditationExpired(
                evaluator: evaluator.person,
                branch: accreditation.branch,
                endsOn: end,
                markUseEndsOn: end,
                files: files.map(\.dossier)
            )
        )
        events += files.compactMap { $0.lost(evaluator.person, endsOn: end) }
    }
    return .accepted(events)
}

/// Steps have come due: whoever is responsible is told.
public func decideStep(_ evaluator: Evaluator, at now: Instant) -> Decision {
    .accepted(
        evaluator.lives.flatMap { life in
            life.waits.compactMap { $0.told(at: now) }.map { telling in
                AccreditationStepFellDue(
                    evaluator: evaluator.person,
                    branch: life.branch,
                    step: telling.step,
                    responsible: telling.step.responsible,
                    dueAt: telling.dueAt,
                    reminder: telling.isReminder,
                    at: telling.at
                )
            }
        }
    )
}

/// Reports are overdue for so long that removals are proposed.
public func decideOverdueRemoval(_ evaluator: Evaluator, at now: Instant) -> Decision {
    .accepted(
        evaluator.lives.filter { evaluator.awaitsRemovalProposal($0) && $0.removalProposedAt <= now }.map {
            RemovalProposed(
                evaluator: evaluator.person,
                branch: $0.branch,
                ground: .reportOverdue,
                proposedOn: now.parisDay
            )
        }
    )
}
