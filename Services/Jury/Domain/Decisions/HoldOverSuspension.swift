public import Contracts
import Scheme

// A precautionary suspension of an evaluator holds the files that they have evaluated as long as nothing is decided on
// them (specification, section on accreditation). Lifted, it lets those go on that it held. So does a removal for cause
// hold them: what was signed stands unless the cause concerns it, and that is for people to say. Officer or chair releases
// the file where it does not; where it does, the session that has the file acquires nothing on that booklet. A removal that
// is annulled lets go on what it held. What waited over one of the two while the other came waits on over the other.

/// An evaluator is suspended as a precaution: the panel notes it, so that a booklet that crosses the suspension waits as one
/// that is there already. A report that is overdue suspends nothing that runs.
///
/// - Parameter files: the files before the panel that they have evaluated.
public func decide(
    _ event: AccreditationSuspended,
    on evaluator: NotedEvaluator?,
    files: [Case],
    under rules: PanelRules,
    at now: Instant
) -> Decision {
    guard event.cause == .precautionary, let person = PersonID(event.by) else { return .accepted([]) }
    return .accepted(
        noting(event.evaluator, event.branch, suspendedBy: person, on: evaluator, under: rules)
            + files.filter { $0.hold == nil && $0.isUndecidedHere && $0.accreditingBranch == event.branch }.map {
                $0.held(overSuspensionOf: event.evaluator, by: person, at: now)
            }
    )
}

/// A precautionary suspension is lifted: what comes from now on does not wait over it. Where the accreditation was removed
/// for cause meanwhile, what waited over the suspension waits on.
///
/// - Parameter files: the files before the panel that the evaluator has evaluated, with the session on whose agenda each is.
public func decide(
    _ event: SuspensionLifted,
    on evaluator: NotedEvaluator?,
    files: [(Case, JurySession?)],
    under rules: PanelRules,
    digest: Digest,
    at now: Instant
) -> Decision {
    guard event.cause == .precautionary else { return .accepted([]) }
    let noted = noting(event.evaluator, event.branch, suspendedBy: nil, on: evaluator, under: rules)
    guard let person = PersonID(event.by) else { return .accepted(noted) }
    let held = files.filter {
        $0.0.hold?.suspendedEvaluator == event.evaluator && $0.0.isUndecidedHere
            && $0.0.accreditingBranch == event.branch
    }
    let authority = evaluator?.removedForCause(event.branch)
    return .accepted(
        noted
            + held.flatMap { file, session in
                authority.map { [file.held(overRemovalOf: event.evaluator, by: $0, at: file.hold?.since ?? now)] }
                    ?? release(file, in: session, by: person, under: rules, digest: digest, at: now)
            }
    )
}

/// An accreditation is removed; for cause, the undecided files of its evaluator wait until people have looked at them.
///
/// - Parameter files: the files before the panel that they have evaluated.
public func decide(
    _ event: AccreditationRemoved,
    on evaluator: NotedEvaluator?,
    files: [Case],
    under rules: PanelRules,
    at now: Instant
) -> Decision {
    let noted = noting(HeardTerm(event), on: evaluator, under: rules)
    guard event.ground.isForCause, let authority = PersonID(event.authority) else { return .accepted(noted) }
    return .accepted(
        noted
            + files.filter { $0.hold == nil && $0.isUndecidedHere && $0.accreditingBranch == event.branch }.map {
                $0.held(overRemovalOf: event.evaluator, by: authority, at: now)
            }
    )
}

/// A removal is reviewed; annulled, what waited over it goes on, or waits on where the evaluator is suspended.
///
/// - Parameter files: the files before the panel that the evaluator has evaluated, with the session on whose agenda each is.
public func decide(
    _ event: RemovalReviewDecided,
    on evaluator: NotedEvaluator?,
    files: [(Case, JurySession?)],
    under rules: PanelRules,
    digest: Digest,
    at now: Instant
) -> Decision {
    let noted = noting(HeardTerm(event), on: evaluator, under: rules)
    guard !event.upheld, let authority = PersonID(event.authority) else { return .accepted(noted) }
    let held = files.filter {
        $0.0.hold?.removedEvaluator == event.evaluator && $0.0.isUndecidedHere
            && $0.0.accreditingBranch == event.branch
    }
    let suspending = evaluator?.suspendedAsPrecaution(event.branch)
    return .accepted(
        noted
            + held.flatMap { file, session in
                suspending.map { [file.held(overSuspensionOf: event.evaluator, by: $0, at: file.hold?.since ?? now)] }
                    ?? release(file, in: session, by: authority, under: rules, digest: digest, at: now)
            }
    )
}

extension CaseFile {
    /// The branch whose accreditation let the evaluator observe.
    var accreditingBranch: BranchID { accreditedBy ?? branch }
}

extension Case {
    /// The branch whose accreditation let the evaluator of an undecided file observe.
    fileprivate var accreditingBranch: BranchID? { undecided?.file.accreditingBranch }

    func held(overSuspensionOf evaluator: PersonID, by person: PersonID, at now: Instant) -> FileHeldBeforeDecision {
        FileHeldBeforeDecision(
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            candidate: candidate,
            heldBy: person,
            since: now,
            suspendedEvaluator: evaluator,
            personal: nil
        )
    }

    func held(overRemovalOf evaluator: PersonID, by authority: PersonID, at now: Instant) -> FileHeldBeforeDecision {
        FileHeldBeforeDecision(
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            candidate: candidate,
            heldBy: authority,
            since: now,
            removedEvaluator: evaluator,
            personal: nil
        )
    }

    fileprivate var isUndecidedHere: Bool { undecided != nil && handedTo == nil }

    /// What the keys of all undecided files before a panel begin with that this evaluator has evaluated.
    public static func evaluatedByPrefix(_ evaluator: PersonID) -> String { "evaluated-by/\(evaluator)/" }

    /// The keys among which those of all undecided files before a panel lie: from the first on, and before the second.
    public static let evaluatedRange = (from: "evaluated-by/", before: "evaluated-by0")
}

func noting(
    _ person: PersonID,
    _ branch: BranchID,
    suspendedBy: PersonID?,
    on evaluator: NotedEvaluator?,
    under rules: PanelRules
) -> [any Event] {
    // Noted whether the panel has heard of the letter or not: one that was added later may have its booklets first.
    guard evaluator?.suspendedAsPrecaution(branch) != suspendedBy else { return [] }
    return [
        EvaluatorSuspensionNoted(panel: rules.panel, evaluator: person, branch: branch, suspendedBy: suspendedBy)
    ]
}
