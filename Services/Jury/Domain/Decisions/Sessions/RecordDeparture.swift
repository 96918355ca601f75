public import Contracts
public import Kernel
import Scheme

/// A member does not come to a session, or leaves it while it sits: said by themself, or recorded by who presides or by an
/// officer; a death by these two only (specification, step 6). The seat is free for a substitute.
public func decide(_ command: RecordDeparture, on session: JurySession?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = departureIsSaid(command, in: session, by.actor) ?? memberIsConvened(command.member, session) {
        return .refused(refusal)
    }
    switch session.stage {
    case .convened: break
    case .sitting: if !session.present.contains(command.member) { return .refused(notNow("absent")) }
    case .drawnUp, .cancelled, .void, .effective: return .refused(notNow(session.stageName))
    }
    if session.isAway(command.member) { return .accepted([]) }
    let at = command.at ?? by.moment
    if let refusal = departureIsTimed(at, from: session, at: by.now) { return .refused(refusal) }
    return .accepted([
        MemberDeparted(
            session: session.session,
            panel: session.panel,
            member: command.member,
            cause: command.cause,
            at: at
        )
    ])
}

/// Who says that a member does not come, or has left: that member, who presides, or an officer of the branch.
private func departureIsSaid(_ command: RecordDeparture, in session: JurySession, _ actor: Actor) -> Refusal? {
    if actor.role == .officer { return officeActs(.officer, of: session.branch, actor) }
    let isOwn = actor.id == command.member.value && command.cause != .death
    if let refusal = officeActs(.juryMember, isOwn ? command.member : nil, of: session.branch, actor) { return refusal }
    if isOwn { return nil }
    guard let presiding = PersonID(actor.id) else { return Refusal("memberPresides", ["member": actor.id]) }
    return memberPresides(presiding, over: session)
}
