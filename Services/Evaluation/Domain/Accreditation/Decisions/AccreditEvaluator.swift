public import Contracts
public import Kernel
public import Scheme

/// The branch authority enters an accreditation that existed before the system, for the term of the branch's policy from
/// the letter's day on; the same letter twice changes nothing (specification, section on accreditation).
public func decide(_ command: AccreditEvaluator, on evaluator: Evaluator?, policy: BranchPolicy, by: By) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    let faults = accreditationFaults(command, policy.accreditation, today: by.day)
    if !faults.isEmpty {
        return .refused(
            Refusal("accreditationIsWellFormed", ["evaluator": command.evaluator.value], faults: faults)
        )
    }
    let until = termEnd(from: command.letterOn, policy.accreditation)
    let isOnRecord = evaluator?.accreditations.contains {
        $0.branch == command.branch && $0.certificateKinds == command.certificateKinds && $0.from == command.letterOn
    }
    if isOnRecord == true { return .accepted([]) }
    // Of the reports that were due before the accreditation was entered, the system knows nothing.
    let months = policy.accreditation.reportMonths
    var reportDueOn = command.letterOn.adding(months: months).adding(days: -1)
    while reportDueOn < by.day {
        reportDueOn = nextReportDue(after: reportDueOn, since: command.letterOn, months: months)
    }
    return .accepted([
        EvaluatorAccredited(
            evaluator: command.evaluator,
            situation: command.situation,
            branch: command.branch,
            certificateKinds: command.certificateKinds,
            from: command.letterOn,
            until: until,
            reportDueOn: reportDueOn,
            conditions: AccreditationConditions(policy),
            letter: command.letter,
            authority: by.actor.id,
            personal: command.personal
        )
    ])
}

/// The letter confers the status: it is dated, on a day that has come, and says for which certificates; and what the
/// rules on independence look at is stated in a form that they can compare.
private func accreditationFaults(_ command: AccreditEvaluator, _ policy: AccreditationPolicy, today: Day) -> [Fault] {
    var faults: [Fault] = []
    if command.letterOn > today { faults.append(Fault("letterOn", "future", expected: "\(today) or before")) }
    if command.certificateKinds.isEmpty {
        faults.append(Fault("certificateKinds", "missing", expected: "one certificate or more"))
    }
    return faults + situationFaults(command.situation, policy)
}
