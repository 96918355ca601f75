public import Contracts

/// An evaluator is suspended as a precaution: the panel notes it, so that a booklet that crosses the suspension waits as one
/// that is there already. A report that is overdue suspends nothing that runs.
public func decide(
    _ event: AccreditationSuspended,
    on evaluator: NotedEvaluator?,
    under rules: PanelRules
) -> Decision {
    guard event.cause == .precautionary, let person = PersonID(event.by) else { return .accepted([]) }
    return noting(event.evaluator, event.branch, suspendedBy: person, on: evaluator, under: rules)
}

/// A precautionary suspension is lifted: what comes from now on does not wait over it.
public func decide(_ event: SuspensionLifted, on evaluator: NotedEvaluator?, under rules: PanelRules) -> Decision {
    guard event.cause == .precautionary else { return .accepted([]) }
    return noting(event.evaluator, event.branch, suspendedBy: nil, on: evaluator, under: rules)
}

private func noting(
    _ person: PersonID,
    _ branch: BranchID,
    suspendedBy: PersonID?,
    on evaluator: NotedEvaluator?,
    under rules: PanelRules
) -> Decision {
    // Noted whether the panel has heard of the letter or not: one that was added later may have its booklets first.
    guard evaluator?.suspendedAsPrecaution(branch) != suspendedBy else { return .accepted([]) }
    return .accepted([
        EvaluatorSuspensionNoted(panel: rules.panel, evaluator: person, branch: branch, suspendedBy: suspendedBy)
    ])
}
