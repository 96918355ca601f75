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
/// - Parameter files: the files under way in a branch in which the evaluator is designated.
public func decideExpiry(
    _ evaluator: Evaluator,
    at now: Instant,
    files: (BranchID) throws -> [AssessmentFile]
) rethrows -> Decision {
    var events: [any Event] = []
    for accreditation in evaluator.accreditations where accreditation.end == nil {
        let end = accreditation.until.adding(days: 1)
        guard end.startInParis <= now else { continue }
        let files = try files(accreditation.branch)
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

/// Steps have come due: whoever is responsible is told; who has not reported is not designated any more.
///
/// - Parameter files: the files under way in a branch in which the evaluator is designated.
public func decideStep(
    _ evaluator: Evaluator,
    at now: Instant,
    files: (BranchID) throws -> [DossierID]
) rethrows -> Decision {
    var events: [any Event] = []
    for life in evaluator.lives {
        for telling in life.waits.compactMap({ $0.told(at: now) }) {
            events.append(
                AccreditationStepFellDue(
                    evaluator: evaluator.person,
                    branch: life.branch,
                    step: telling.step,
                    responsible: telling.step.responsible,
                    dueAt: telling.dueAt,
                    reminder: telling.isReminder,
                    at: telling.at
                )
            )
            guard telling.step == .report, !telling.isReminder else { continue }
            events.append(
                AccreditationSuspended(
                    evaluator: evaluator.person,
                    branch: life.branch,
                    cause: .reportOverdue,
                    ground: nil,
                    from: telling.dueAt.parisDay,
                    by: "evaluation",
                    files: try files(life.branch),
                    personal: nil
                )
            )
        }
    }
    return .accepted(events)
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
