public import Contracts
public import Scheme

/// The branch authority accredits an evaluator for the term of the branch's policy; the same letter twice changes
/// nothing (specification, section on accreditation).
public func decide(
    _ command: AccreditEvaluator,
    on evaluator: Evaluator?,
    policy: AccreditationPolicy,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = actorHolds(.authority, actor) { return .refused(refusal) }
    let faults = accreditationFaults(command, policy, today: now.parisDay)
    if !faults.isEmpty {
        return .refused(
            Refusal("accreditationIsWellFormed", ["evaluator": command.evaluator.value], faults: faults)
        )
    }
    let until = command.letterOn.adding(months: 12 * policy.termYears).adding(days: -1)
    let accreditation = Evaluator.Accreditation(
        branch: command.branch,
        certificateKinds: command.certificateKinds,
        from: command.letterOn,
        until: until
    )
    if let evaluator, evaluator.accreditations.contains(accreditation) { return .accepted([]) }
    return .accepted([
        EvaluatorAccredited(
            evaluator: command.evaluator,
            situation: command.situation,
            branch: command.branch,
            certificateKinds: command.certificateKinds,
            from: command.letterOn,
            until: until,
            authority: actor.id,
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
    if !policy.evaluatorKinds.contains(command.situation.kind) {
        faults.append(Fault("situation.kind", "notInPolicy", expected: "a kind that the branch accredits"))
    }
    if let siren = command.situation.employerSiren,
        siren.utf8.count != 9 || !siren.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    {
        faults.append(Fault("situation.employerSiren", "form", expected: "nine digits"))
    }
    if command.situation.employerSiren == nil, command.situation.kind == .companyProfessional {
        faults.append(Fault("situation.employerSiren", "missing", expected: "the company of a company professional"))
    }
    return faults
}
