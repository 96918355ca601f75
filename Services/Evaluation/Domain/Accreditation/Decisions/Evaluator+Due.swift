public import Contracts
public import Scheme

/// Terms have run out.
///
/// - Parameter files: by branch, the files under way in which the evaluator is designated.
public func decideExpiry(_ evaluator: Evaluator, files: [BranchID: [AssessmentFile]], at now: Instant) -> Decision {
    var events: [any Event] = []
    for accreditation in evaluator.accreditations where accreditation.end == nil {
        let end = accreditation.until.adding(days: 1)
        guard end.startInParis <= now else { continue }
        let files = (files[accreditation.branch] ?? []).filter { file in
            file.attemptUnderWay.map { accreditation.covers(accreditation.branch, $0.file.certificateKind) } ?? true
        }
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

/// The last accreditation has ended: the term begins for which what is held about the evaluator is kept.
public func decideRetentionStart(
    of evaluator: Evaluator,
    policies: [BranchID: RetentionPolicy],
    at now: Instant
) -> Decision {
    guard evaluator.keeping == nil, let due = evaluator.retentionDue.first, due.at <= now,
        let until = evaluatorIsKept(evaluator, policies)
    else { return .accepted([]) }
    return .accepted([AccreditationRetentionBegan(evaluator: evaluator.person, keptUntil: until.startInParis)])
}

/// What is no longer kept about somebody goes: the refused applications and the accreditations whose terms are over. Not
/// while a complaint about them is open, nor an accreditation while they apply anew; what suspended it decides again.
///
/// - Parameters:
///   - applications: theirs, one for each branch.
///   - concerned: the complaints about them.
public func decideRetention(
    of evaluator: Evaluator?,
    applications: [AccreditationApplication],
    concerned: ConcernedEvaluator?,
    at now: Instant
) -> Decision { .accepted(retentionOver(evaluator, applications, concerned, at: now)) }

func retentionOver(
    _ evaluator: Evaluator?,
    _ applications: [AccreditationApplication],
    _ concerned: ConcernedEvaluator?,
    at now: Instant
) -> [any Event] {
    guard concerned?.complaints.isEmpty ?? true else { return [] }
    let refused = applications.compactMap { application -> ApplicationRetentionEnded? in
        guard let last = application.refusals?.filter({ $0.keptUntil <= now }).map(\.refusedAt).max() else {
            return nil
        }
        return ApplicationRetentionEnded(
            evaluator: application.evaluator,
            branch: application.branch,
            refusedAt: last
        )
    }
    return refused + accreditationsOver(evaluator, applications, at: now)
}

private func accreditationsOver(
    _ evaluator: Evaluator?,
    _ applications: [AccreditationApplication],
    at now: Instant
) -> [any Event] {
    guard let evaluator, evaluator.endedOn != nil, let until = evaluator.keeping?.until, until <= now,
        !applications.contains(where: \.isOpen)
    else { return [] }
    // Of a refused application the branch keeps what it says for the term of the refusal.
    let over = applications.filter { $0.stage == .conferred }.map(\.branch).sorted()
    return [AccreditationRetentionEnded(evaluator: evaluator.person, applications: over, through: now)]
}
