public import Contracts
import Scheme

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
