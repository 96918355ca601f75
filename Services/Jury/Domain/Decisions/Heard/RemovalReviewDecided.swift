public import Contracts
import Scheme

/// A removal is reviewed; annulled, what waited over it goes on, or waits on where the evaluator is suspended.
///
/// - Parameter files: the files before the panel that the evaluator has evaluated, with the session on whose agenda each is.
public func decide(
    _ event: RemovalReviewDecided,
    on evaluator: NotedEvaluator?,
    files: [(Case, JurySession?)],
    under rules: PanelRules,
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
                    ?? release(file, in: session, by: authority, under: rules, at: now)
            }
    )
}
