public import Contracts
public import Scheme

/// Who sits on a file: the members who are there and not recused, up to the number of full members of their college; a
/// full member who is absent and has given a proxy sits through its holder.
///
/// A substitute sits in the place of a full member of the same college who is absent or recused, in the order of the
/// convocation. Whoever has voted keeps the seat, should a full member come later (specification, step 6).
public func membersSitting(on sitting: Sitting, in session: JurySession) -> [SessionMember] {
    membersSitting(in: session, recused: Set(sitting.recusals.map(\.member)), voted: Set(sitting.ballots.keys))
}

/// Who sits where these members are recused and those have voted.
func membersSitting(
    in session: JurySession,
    recused: Set<PersonID>,
    voted: Set<PersonID> = []
) -> [SessionMember] {
    func sits(_ member: PersonID) -> Bool {
        guard !recused.contains(member) else { return false }
        // What somebody voted before they left counts.
        if session.isThere(member) || voted.contains(member) { return true }
        return session.holder(of: member, recused: recused) != nil
    }
    return College.allCases.flatMap { college in
        let members = session.members.filter { $0.college == college }
        let there = members.filter { sits($0.person) }
        let inOrder =
            there.filter { voted.contains($0.person) }
            + there.filter { !voted.contains($0.person) && $0.seat == .full }
            + there.filter { !voted.contains($0.person) && $0.seat == .substitute }
        return Array(inOrder.prefix(members.count { $0.seat == .full }))
    }
}

/// Who does not come, or has left, votes on nothing more: the seat is free for a substitute (specification, step 6).
func departedMemberSitsNoMore(_ member: PersonID, in session: JurySession) -> Refusal? {
    session.isAway(member) ? Refusal("departedMemberSitsNoMore", ["member": member.value]) : nil
}

/// A departure from a session that sits has its time: not before the session, nor one that is to come (specification, step 6).
func departureIsTimed(_ at: Instant, from session: JurySession, at now: Instant) -> Refusal? {
    if case .convened = session.stage { return nil }
    guard session.startsAt <= at, at <= now else {
        return Refusal(
            "departureIsTimed",
            ["at": at.description, "from": session.startsAt.description, "until": now.description]
        )
    }
    return nil
}

/// How many of each college.
func countByCollege(_ members: [SessionMember]) -> ByCollege<Int> {
    ByCollege(
        employers: members.count { $0.college == .employers },
        employees: members.count { $0.college == .employees }
    )
}

/// Each college has enough voters, present or represented, once tied members have left, and never none (policy `quorum`; specification, step 6).
public func quorumIsReached(_ voters: ByCollege<Int>, _ policy: JuryPolicy) -> Refusal? {
    let needed = max(1, policy.quorumPerCollege)
    guard voters.employers >= needed, voters.employees >= needed else {
        return Refusal(
            "quorumIsReached",
            ["employers": "\(voters.employers)", "employees": "\(voters.employees)", "needed": "\(needed)"]
        )
    }
    return nil
}
