public import Contracts
public import Scheme

/// A refusal begins the term for which the application is kept (policy `refusedApplication`).
///
/// - Parameter evaluator: who applied, where a branch has accredited them before.
public func beginningRetention(
    _ decision: Decision,
    of command: DecideAccreditation,
    evaluator: Evaluator?,
    policies: (BranchID) -> RetentionPolicy,
    at now: Instant
) -> Decision {
    guard case .accepted(let events) = decision, events.contains(where: { $0 is AccreditationRefused }) else {
        return decision
    }
    return .accepted(
        events + [
            ApplicationRetentionBegan(
                evaluator: command.evaluator,
                branch: command.branch,
                refusedAt: now,
                keptUntil: refusedApplicationIsKept(
                    refusedOn: now.parisDay,
                    command.branch,
                    evaluator,
                    policies(command.branch)
                ).startInParis
            )
        ]
    )
}

/// The last accreditation has ended: the term begins for which what is held about the evaluator is kept.
public func decideRetentionStart(
    of evaluator: Evaluator,
    policies: (BranchID) -> RetentionPolicy,
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
) -> Decision {
    guard concerned?.complaints.isEmpty ?? true else { return .accepted([]) }
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
    return .accepted(refused + accreditationsOver(evaluator, applications, at: now))
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

/// A complaint about somebody is open, or is decided: then what it held back is over, where its term is.
public func decide(
    _ event: PersonConcerned,
    on concerned: ConcernedEvaluator?,
    evaluator: Evaluator?,
    applications: [AccreditationApplication],
    at now: Instant
) -> Decision {
    guard (concerned?.complaints ?? []).contains(event.complaint) != event.isOpen else { return .accepted([]) }
    let noted = ConcernedEvaluatorNoted(
        concerned: event.concerned,
        complaint: event.complaint,
        isOpen: event.isOpen
    )
    let after = ConcernedEvaluator.evolve(concerned, noted)
    guard
        case .accepted(let over) = decideRetention(
            of: evaluator,
            applications: applications,
            concerned: after,
            at: now
        )
    else { return .accepted([noted]) }
    return .accepted([noted] + over)
}
