public import Contracts
public import Scheme

/// Both colleges sit, each with enough full members for its quorum, and one of each presides (specification,
/// description of the CCS and step 6: "jury paritaire").
public func juryIsJoint(_ members: [SessionMember], _ presidency: Presidency, _ policy: JuryPolicy) -> Refusal? {
    for college in College.allCases {
        let full = members.count { $0.college == college && $0.seat == .full }
        guard full >= max(1, policy.quorumPerCollege) else {
            return Refusal("juryIsJoint", ["college": college.rawValue, "fullMembers": "\(full)"])
        }
    }
    return presidencyIsJoint(members, presidency)
}

/// Chair and vice-chair are among the members, one of each college (specification, step 6).
public func presidencyIsJoint(_ members: [SessionMember], _ presidency: Presidency) -> Refusal? {
    let chair = members.first { $0.person == presidency.chair }
    let viceChair = members.first { $0.person == presidency.viceChair }
    guard let chair, let viceChair, chair.college != viceChair.college else {
        return Refusal(
            "juryIsJoint",
            ["chair": presidency.chair.value, "viceChair": presidency.viceChair.value]
        )
    }
    return nil
}

/// The college that chairs a sitting is the one whose turn it is (policy `chair`; specification, step 6).
public func chairIsInTurn(
    _ members: [SessionMember],
    _ presidency: Presidency,
    last: College?,
    _ policy: JuryPolicy
) -> Refusal? {
    let turn: College? =
        switch policy.chair {
        case .collegesAlternate: last?.other
        case .employers: .employers
        case .employees: .employees
        }
    guard let turn, let chair = members.first(where: { $0.person == presidency.chair }) else { return nil }
    return chair.college == turn
        ? nil : Refusal("chairIsInTurn", ["chair": chair.person.value, "turn": turn.rawValue])
}

/// Nobody is convened twice: a person has one seat in one college.
public func everyMemberSitsOnce(_ members: [SessionMember]) -> Refusal? {
    var seen: Set<PersonID> = []
    for member in members where !seen.insert(member.person).inserted {
        return Refusal("everyMemberSitsOnce", ["member": member.person.value])
    }
    return nil
}
