public import Contracts
public import Kernel
import Scheme

/// An officer convenes a session. Every rule that says no is named among the faults; the first gives the code
/// (specification, step 6).
public func decide(
    _ command: ConveneSession,
    on session: JurySession?,
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
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
                "startsAt",
                noticeIsGiven(for: day, at: by.now, jury),
                expected: "\(jury.noticeDays) days after the convocation, or later"
            ),
        ] + perMember
    guard let first = findings.compactMap(\.refusal).first else { return .accepted([convened]) }
    return .refused(Refusal(first.code, first.facts, faults: findings.compactMap(\.fault)))
}
