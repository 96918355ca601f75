public import Contracts
public import Scheme

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

/// A complaint about somebody is open, or is decided.
public func decide(_ event: PersonConcerned, on concerned: ConcernedEvaluator?) -> Decision {
    guard (concerned?.complaints ?? []).contains(event.complaint) != event.isOpen else { return .accepted([]) }
    return .accepted([
        ConcernedEvaluatorNoted(concerned: event.concerned, complaint: event.complaint, isOpen: event.isOpen)
    ])
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
