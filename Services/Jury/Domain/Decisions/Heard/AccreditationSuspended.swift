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
