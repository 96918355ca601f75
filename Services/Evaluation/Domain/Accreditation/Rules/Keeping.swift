public import Contracts
public import Scheme

/// What is held about an evaluator is kept for its term after the end of the accreditation (policy
/// `endedAccreditation`): what they observed stands on it.
public func accreditationIsKept(
    _ accreditation: Evaluator.Accreditation,
    _ policy: RetentionPolicy,
    on day: Day
) -> Refusal? {
    let until = accreditationKeptUntil(accreditation, policy)
    guard day < until else { return nil }
    return Refusal("accreditationIsKept", ["branch": accreditation.branch.value, "until": until.description])
}

/// The first day on which an accreditation no longer keeps anything: its term after its end.
func accreditationKeptUntil(_ accreditation: Evaluator.Accreditation, _ policy: RetentionPolicy) -> Day {
    (accreditation.end?.on ?? accreditation.until).adding(months: 12 * policy.endedAccreditation)
}

/// The day on which nothing about an evaluator is kept any more: the last of the terms of all branches that accredited
/// them; `nil` while one does.
func evaluatorIsKept(_ evaluator: Evaluator, _ policies: [BranchID: RetentionPolicy]) -> Day? {
    guard evaluator.endedOn != nil else { return nil }
    return evaluator.accreditations.map { accreditationKeptUntil($0, policies[$0.branch] ?? RetentionPolicy()) }.max()
}

/// What a refused application says is kept for its term (policy `refusedApplication`), and not less than an accreditation
/// of that branch that an earlier one led to.
func refusedApplicationIsKept(
    refusedOn day: Day,
    _ branch: BranchID,
    _ evaluator: Evaluator?,
    _ policy: RetentionPolicy
) -> Day {
    let earlier = (evaluator?.accreditations ?? []).filter { $0.branch == branch }
        .map { accreditationKeptUntil($0, policy) }
    return earlier.reduce(day.adding(months: 12 * policy.refusedApplication), max)
}

/// While a complaint about somebody is open, nothing that is held about them is erased.
public func complaintKeepsTheEvaluator(_ concerned: ConcernedEvaluator?) -> Refusal? {
    (concerned?.complaints.first).map { Refusal("complaintKeepsTheEvaluator", ["complaint": $0.value]) }
}

/// An application is kept while it is under way, and for its term once refused, whoever asks: the branch answers for it.
public func applicationIsKept(_ application: AccreditationApplication, on day: Day) -> Refusal? {
    let last = application.refusals?.map(\.keptUntil).max()
    guard application.isOpen || last.map({ day < $0.parisDay }) ?? false else { return nil }
    var facts = ["branch": application.branch.value]
    if !application.isOpen { facts["until"] = last?.parisDay.description }
    return Refusal("applicationIsKept", facts)
}
