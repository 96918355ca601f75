public import Contracts
import Scheme

/// A precautionary suspension is lifted: what comes from now on does not wait over it. Where the accreditation was removed
/// for cause meanwhile, what waited over the suspension waits on.
///
/// - Parameter files: the files before the panel that the evaluator has evaluated, with the session on whose agenda each is.
public func decide(
    _ event: SuspensionLifted,
    on evaluator: NotedEvaluator?,
    files: [(Case, JurySession?)],
    under rules: PanelRules,
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
                    ?? release(file, in: session, by: person, under: rules, at: now)
            }
    )
}
