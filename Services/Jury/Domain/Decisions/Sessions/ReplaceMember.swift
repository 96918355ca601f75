public import Contracts
public import Kernel
import Scheme

/// An officer convenes another member of the same college, in the same kind of seat, in the place of one who does not come
/// (specification, step 6). Every rule on who sits is asked of them. From files on the agenda to which the data show them tied,
/// they are recused at once.
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: ReplaceMember,
    on session: JurySession?,
    _ files: [DossierID: Case],
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    guard case .convened = session.stage else { return .refused(notNow(session.stageName)) }
    let member = command.member
    if session.member(command.replaced) == nil, session.member(member.person) == member { return .accepted([]) }
    if let refusal = memberIsConvened(command.replaced, session)
        ?? replacementSitsInTheSameSeat(member, for: command.replaced, in: session)
        ?? noEvaluatorSitsOnTheJury(member, facts)
        ?? memberHasASeat(member, on: session.day, facts.known[member.person])
    {
        return .refused(refusal)
    }
    func presiding(_ person: PersonID) -> PersonID { person == command.replaced ? member.person : person }
    let replaced = MemberReplaced(
        session: session.session,
        panel: session.panel,
        replaced: command.replaced,
        member: member,
        presidency: Presidency(
            chair: presiding(session.presidency.chair),
            viceChair: presiding(session.presidency.viceChair)
        ),
        officer: command.officer
    )
    let recused: [any Event] = session.agenda.compactMap { item in
        guard let file = files[item.dossier], case .placed(let undecided, let sitting) = file.stage,
            sitting.session == session.session,
            let recusal = recusals(among: [member], from: undecided, rules.policy.jury).first
        else { return nil }
        return MemberRecused(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            member: member.person,
            ties: recusal.ties,
            source: recusal.source,
            personal: nil
        )
    }
    return .accepted([replaced] + recused)
}
