public import Contracts
public import Kernel
import Scheme

/// A later session takes a decision back, with a reason: who presides tells how the colleges voted; quorum, ties and
/// weights are those of any vote of the jury. It has effect with the second signature under that session's minutes
/// (specification, step 6).
///
/// - Parameter former: the session that decided.
public func decide(
    _ command: RescindDecision,
    on file: Case?,
    in session: JurySession?,
    decidedIn former: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    guard case .decided(let decided) = file.stage, decided.decision == command.decision,
        file.attempt == command.attempt
    else { return .refused(notNow(file.stageName)) }
    if let refusal = onlyASessionRescinds(decided, session, decidedIn: former) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    guard case .sitting = session.stage else { return .refused(notNow(session.stageName)) }
    if let refusal = officeActs(.juryMember, command.presentedBy, of: rules.branch, by.actor)
        ?? memberPresides(command.presentedBy, over: session) ?? isTheCandidate(command.candidate, of: file)
    {
        return .refused(refusal)
    }
    switch decided.standing {
    case .stands: break
    case .reassessed: return .refused(notNow("reassessed"))
    case .rescissionVoted(let voted):
        return voted.session == session.session ? .accepted([]) : .refused(notNow("rescissionVoted"))
    }
    guard let kept = decided.kept else {
        return .refused("juryDecidesOnTheFile", ["dossier": file.dossier.value])
    }
    let recused = recusals(among: session.members, from: kept, rules.policy.jury)
    if let refusal = memberIsNotTied(command.presentedBy, recused)
        ?? votesAreOfMembersSitting(command.votes, in: session, recused)
    {
        return .refused(refusal)
    }
    let voters = ByCollege(employers: command.votes.employers.voters, employees: command.votes.employees.voters)
    if let refusal = quorumIsReached(voters, rules.policy.jury) { return .refused(refusal) }
    let sitting = countByCollege(membersSitting(in: session, recused: Set(recused.map(\.member))))
    guard collegesWeighTheSame(command.votes, sitting: sitting, rules.policy.jury).result == .carried else {
        return .refused("majorityIsReached", ["decision": decided.decision.value])
    }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal(
                "rescissionHasReason",
                ["decision": decided.decision.value],
                faults: [Fault("personal.reason", "missing", expected: "a reason")]
            )
        )
    }
    let voted = RescissionVoted(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        session: session.session,
        decision: decided.decision,
        votes: command.votes,
        candidate: file.candidate,
        personal: command.personal
    )
    let item = JurySession.AgendaItem(dossier: file.dossier, matter: .rescission)
    let extended = AgendaExtended(
        session: session.session,
        panel: session.panel,
        matter: .rescission,
        dossiers: [file.dossier]
    )
    return .accepted((session.agenda.contains(item) ? [] : [extended]) + [voted])
}
