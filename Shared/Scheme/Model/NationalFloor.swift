public import Contracts

/// What the C4S demands of every branch's policy (specification, organisation of the CCS): all domains acquired, two
/// observers, independence, a joint jury, two signatures.
public enum NationalFloor {
    /// The ties that recuse a jury member in every branch: to the evaluator, and to whom the evaluator works for.
    public static let recusingTies: Set<JuryPolicy.TieSubject> = [.evaluator, .evaluatorOrganisation]
}

/// Everything in which a policy lies below the national floor; nothing when it respects it. The faults' paths are the
/// policy's, as `jury.quorumPerCollege`, and their code is `belowNationalFloor`.
public func policyRespectsNationalFloor(_ policy: BranchPolicy) -> [Fault] {
    allDomainsAreRequired(policy) + twoObserversAreRequired(policy) + independenceIsKept(policy) + juryIsJoint(policy)
        + twoSignaturesAreRequired(policy)
}

private func allDomainsAreRequired(_ policy: BranchPolicy) -> [Fault] {
    policy.principles.requiredDomains == .all ? [] : [below("principles.requiredDomains", "all")]
}

private func twoObserversAreRequired(_ policy: BranchPolicy) -> [Fault] {
    policy.principles.observers == 2 ? [] : [below("principles.observers", "2, the referent and the evaluator")]
}

private func independenceIsKept(_ policy: BranchPolicy) -> [Fault] {
    var faults: [Fault] = []
    if policy.designation.trainingBar != .unlimited {
        faults.append(below("designation.trainingBar", "unlimited: who trained a candidate never evaluates them"))
    }
    let forgotten = NationalFloor.recusingTies.subtracting(policy.jury.recusingTies).map(\.rawValue).sorted()
    if !forgotten.isEmpty {
        faults.append(below("jury.recusingTies", "with \(forgotten.joined(separator: " and "))"))
    }
    return faults
}

private func juryIsJoint(_ policy: BranchPolicy) -> [Fault] {
    var faults: [Fault] = []
    if policy.principles.juryColleges != Set(Principles.College.allCases) {
        faults.append(below("principles.juryColleges", "employers and employees"))
    }
    if policy.jury.quorumPerCollege < 1 {
        faults.append(below("jury.quorumPerCollege", "1 or more: without one of each college a jury is not joint"))
    }
    return faults
}

private func twoSignaturesAreRequired(_ policy: BranchPolicy) -> [Fault] {
    policy.principles.certificateSignatures == Set(Principles.Signatory.allCases)
        ? [] : [below("principles.certificateSignatures", "branchAuthority and gpsPresident")]
}

private func below(_ path: String, _ expected: String) -> Fault {
    Fault(path, "belowNationalFloor", expected: expected)
}
