public import Contracts
public import Scheme

/// The authority that the command names acts, or an officer who confirms what it has said.
func authorityOrOfficerActs(_ authority: PersonID, _ actor: Actor, under rules: PanelRules) -> Refusal? {
    actor.role == .officer
        ? officeActs(.officer, of: rules.branch, actor)
        : officeActs(.authority, authority, of: rules.branch, actor)
}

/// Who sits has a seat on the panel that day: of that college, and of that kind, for a term (specification, final
/// validation: the joint jury is the branch's).
public func memberHasASeat(_ member: SessionMember, on day: Day, _ known: PanelMember?) -> Refusal? {
    guard let seat = known?.seat(on: day) else {
        return Refusal("memberHasASeat", ["member": member.person.value, "day": day.description, "because": "noSeat"])
    }
    guard seat.college == member.college else {
        return Refusal(
            "memberHasASeat",
            ["member": member.person.value, "because": "otherCollege", "college": seat.college.rawValue]
        )
    }
    guard seat.seat == member.seat else {
        return Refusal(
            "memberHasASeat",
            ["member": member.person.value, "because": "otherSeat", "is": seat.seat.rawValue]
        )
    }
    return nil
}

/// Who sits has undertaken, by that day, to keep what the jury sees confidential (policy; specification, final
/// validation).
public func memberKeepsItConfidential(
    _ member: PersonID,
    on day: Day,
    _ known: PanelMember?,
    _ policy: ConfidentialityPolicy
) -> Refusal? {
    guard policy.juryMembersUndertake, let seat = known?.seat(on: day) else { return nil }
    if let since = seat.confidentialSince, since <= day { return nil }
    return Refusal("memberKeepsItConfidential", ["member": member.value, "day": day.description])
}

/// A member is seated, and a seat ended, by two persons: the authority says it, and an officer confirms just that.
public func seatingTakesTwoPersons(
    _ member: PersonID,
    isProposed: Bool,
    by authority: PersonID,
    _ actor: Actor
) -> Refusal? {
    guard isProposed else {
        return Refusal("seatingTakesTwoPersons", ["member": member.value, "because": "notProposed"])
    }
    return actor.id == authority.value
        ? Refusal("seatingTakesTwoPersons", ["member": member.value, "because": "samePerson"]) : nil
}

/// A seat has a term that ends after it began, and nobody is seated twice by one act: nobody sits for both colleges.
public func seatHasATerm(_ seat: PanelSeat, among seats: [PanelSeat]) -> Refusal? {
    guard seat.from <= seat.until else {
        return Refusal("seatHasATerm", ["from": seat.from.description, "until": seat.until.description])
    }
    return seats.filter { $0.member == seat.member }.count == 1
        ? nil : Refusal("seatHasATerm", ["member": seat.member.value, "because": "seatedTwice"])
}

/// Who is convened in the place of another sits for the same college, in the same kind of seat, and is not convened already:
/// the session stays joint.
func replacementSitsInTheSameSeat(
    _ member: SessionMember,
    for replaced: PersonID,
    in session: JurySession
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal(
            "replacementSitsInTheSameSeat",
            ["member": member.person.value, "replaced": replaced.value, "because": why]
        )
    }
    if session.member(member.person) != nil { return refusal("isConvened") }
    guard let former = session.member(replaced), former.college == member.college else {
        return refusal("otherCollege")
    }
    return former.seat == member.seat ? nil : refusal("otherSeat")
}

/// Nobody sits for both colleges in overlapping terms, be they seated by one act or by two. Said anew of a term that begins on the same
/// day, a seat is what is said last.
public func memberSitsForOneCollege(_ seat: PanelSeat, _ known: PanelMember?) -> Refusal? {
    let other = known?.seats.first {
        $0.college != seat.college && $0.from != seat.from && $0.from <= seat.until && seat.from <= $0.until
    }
    guard let other else { return nil }
    return Refusal(
        "memberSitsForOneCollege",
        ["member": seat.member.value, "college": other.college.rawValue, "until": other.until.description]
    )
}
