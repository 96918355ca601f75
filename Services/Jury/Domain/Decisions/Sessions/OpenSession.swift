public import Contracts
public import Kernel
import Scheme

/// Chair, vice-chair or officer opens a session on its day, or later; not before. Both colleges are there, and one of
/// each presides, the chair of the college whose turn it is; nobody comes in who was accredited as an evaluator since the convocation, whose seat has ended, or who has
/// not undertaken to keep what they see confidential (specification, step 6 and final validation).
public func decide(
    _ command: OpenSession,
    on session: JurySession?,
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if by.actor.role == .officer {
        if let refusal = officeActs(.officer, command.openedBy, of: rules.branch, by.actor) { return .refused(refusal) }
    } else if let refusal = officeActs(.juryMember, command.openedBy, of: rules.branch, by.actor)
        ?? memberPresides(command.openedBy, over: session)
    {
        return .refused(refusal)
    }
    switch session.stage {
    case .convened, .sitting, .drawnUp: break
    case .cancelled, .void, .effective: return .refused(notNow(session.stageName))
    }
    guard by.day >= session.day else {
        return .refused("sessionSitsOnItsDay", ["day": session.day.description])
    }
    if let stranger = command.present.first(where: { session.member($0) == nil }) {
        return .refused("memberIsConvened", ["member": stranger.value, "session": session.session.value])
    }
    let coming = command.present.compactMap { session.member($0) }
    if let refusal = coming.lazy.compactMap({ mayComeIn($0, on: session.day, facts, rules.policy) }).first {
        return .refused(refusal)
    }
    let returned = command.present.filter(session.isAway)
    let cameOnce = Set(session.present).union(command.present)
    let present = session.members.filter { cameOnce.contains($0.person) }
    let there = present.filter { !session.isAway($0.person) || returned.contains($0.person) }
    if let refusal = presidencyIsJoint(there, command.presidency) { return .refused(refusal) }
    // Of sessions that are convened for a year ahead, it is known when they sit who chaired the one before.
    if session.stage == .convened,
        let refusal = chairIsInTurn(present, command.presidency, last: facts.lastChair, rules.policy.jury)
    {
        return .refused(refusal)
    }
    let opened = SessionOpened(
        session: session.session,
        panel: session.panel,
        present: present.map(\.person),
        presidency: command.presidency,
        returned: returned.isEmpty ? nil : returned
    )
    return JurySession.evolve(session, opened) == session ? .accepted([]) : .accepted([opened])
}

private func mayComeIn(
    _ member: SessionMember,
    on day: Day,
    _ facts: ConvocationFacts,
    _ policy: BranchPolicy
) -> Refusal? {
    noEvaluatorSitsOnTheJury(member, facts) ?? memberHasASeat(member, on: day, facts.known[member.person])
        ?? memberKeepsItConfidential(member.person, on: day, facts.known[member.person], policy.confidentiality)
}
