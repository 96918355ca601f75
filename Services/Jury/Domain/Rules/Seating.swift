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
