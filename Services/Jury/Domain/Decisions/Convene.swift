public import Contracts
import Scheme

/// An officer convenes a session. Every rule that says no is named among the faults; the first gives the code
/// (specification, step 6).
public func decide(
    _ command: ConveneSession,
    on session: JurySession?,
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, actor) {
        return .refused(refusal)
    }
    let day = command.startsAt.parisDay
    let convened = SessionConvened(
        session: command.session,
        panel: command.panel,
        branch: rules.branch,
        day: day,
        startsAt: command.startsAt,
        place: command.place,
        members: command.members,
        presidency: command.presidency,
        convenedBy: command.officer
    )
    if let session {
        let same = JurySession.evolve(nil, convened)
        return session == same ? .accepted([]) : .refused(notNow(session.stageName))
    }
    let jury = rules.policy.jury
    let perMember = command.members.enumerated().flatMap { place, member in
        [
            RuleFinding(
                "members.\(place)",
                noEvaluatorSitsOnTheJury(member, facts),
                expected: "nobody accredited or working for an evaluating provider"
            ),
            RuleFinding(
                "members.\(place)",
                memberHasASeat(member, on: day, facts.known[member.person]),
                expected: "one who has a seat on the panel that day, of this college"
            ),
        ]
    }
    let findings =
        [
            RuleFinding(
                "members",
                juryIsJoint(command.members, command.presidency, jury),
                expected: "full members of both colleges, one of each presiding"
            ),
            RuleFinding("members", everyMemberSitsOnce(command.members), expected: "each member once"),
            RuleFinding(
                "presidency",
                chairIsInTurn(command.members, command.presidency, last: facts.lastChair, jury),
                expected: "a chair of the college whose turn it is"
            ),
            RuleFinding(
                "startsAt",
                noticeIsGiven(for: day, at: now, jury),
                expected: "\(jury.noticeDays) days after the convocation, or later"
            ),
        ] + perMember
    guard let first = findings.compactMap(\.refusal).first else { return .accepted([convened]) }
    return .refused(Refusal(first.code, first.facts, faults: findings.compactMap(\.fault)))
}

/// Chair, vice-chair or officer opens a session on its day, or later; not before. Both colleges are there, and one of
/// each presides; nobody comes in who was accredited as an evaluator since the convocation, whose seat has ended, or who has
/// not undertaken to keep what they see confidential (specification, step 6 and final validation).
public func decide(
    _ command: OpenSession,
    on session: JurySession?,
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if actor.role == .officer {
        if let refusal = officeActs(.officer, command.openedBy, of: rules.branch, actor) { return .refused(refusal) }
    } else if let refusal = officeActs(.juryMember, command.openedBy, of: rules.branch, actor)
        ?? memberPresides(command.openedBy, over: session)
    {
        return .refused(refusal)
    }
    switch session.stage {
    case .convened, .sitting, .drawnUp: break
    case .cancelled, .effective: return .refused(notNow(session.stageName))
    }
    guard now.parisDay >= session.day else {
        return .refused("sessionSitsOnItsDay", ["day": session.day.description])
    }
    if let stranger = command.present.first(where: { session.member($0) == nil }) {
        return .refused("memberIsConvened", ["member": stranger.value, "session": session.session.value])
    }
    let coming = command.present.compactMap { session.member($0) }
    if let refusal = coming.lazy.compactMap({ mayComeIn($0, on: session.day, facts, rules.policy) }).first {
        return .refused(refusal)
    }
    let there = Set(session.present).union(command.present)
    let present = session.members.filter { there.contains($0.person) }
    if let refusal = presidencyIsJoint(present, command.presidency) { return .refused(refusal) }
    let opened = SessionOpened(
        session: session.session,
        panel: session.panel,
        present: present.map(\.person),
        presidency: command.presidency
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

/// An officer cancels a session that has not begun; its files wait for another one (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: CancelSession,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    switch session.stage {
    case .cancelled: return .accepted([])
    case .sitting, .drawnUp, .effective: return .refused(notNow(session.stageName))
    case .convened:
        let waiting: [any Event] = session.agenda.compactMap { item in
            guard let file = files[item.dossier], file.session == session.session, let undecided = file.undecided
            else { return nil }
            return CaseAdjourned(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                cause: .sessionCancelled,
                decideBy: undecided.decideBy
            )
        }
        let cancelled = SessionCancelled(
            session: session.session,
            panel: session.panel,
            cancelledBy: command.officer
        )
        return .accepted([cancelled] + waiting)
    }
}
