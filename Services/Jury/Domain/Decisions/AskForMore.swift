public import Contracts
import Scheme

/// A session adjourns a file and asks something more, of whom and by when: who presides tells how the colleges voted;
/// quorum, ties and weights are those of any vote of the jury. It has effect with the second signature under the minutes
/// (specification, step 6).
public func decide(
    _ command: AskForSupplement,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch sitting(on: file, in: session, place, under: rules) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = officeActs(.juryMember, command.presentedBy, of: rules.branch, actor)
            ?? memberPresides(command.presentedBy, over: found.session)
            ?? memberIsNotTied(command.presentedBy, found.sitting.recusals)
        {
            return .refused(refusal)
        }
        guard case .sitting = found.session.stage else { return .refused(notNow(found.session.stageName)) }
        guard command.candidate == found.file.file.candidate else {
            return .refused("actorMayNot", ["candidate": command.candidate.value])
        }
        if let refusal = votesAreOfMembersSitting(command.votes, in: found.session, found.sitting.recusals) {
            return .refused(refusal)
        }
        let votes = command.votes
        let voters = ByCollege(employers: votes.employers.voters, employees: votes.employees.voters)
        if let refusal = quorumIsReached(voters, rules.policy.jury) { return .refused(refusal) }
        let seated = countByCollege(membersSitting(on: found.sitting, in: found.session))
        guard collegesWeighTheSame(votes, sitting: seated, rules.policy.jury).result == .carried else {
            return .refused("majorityIsReached", ["dossier": command.dossier.value])
        }
        let faults = askIsSaidToEachParty(command.asked, command.personal)
        guard faults.isEmpty else { return .refused(Refusal("askIsSaidToEachParty", faults: faults)) }
        let asked = SupplementParty.allCases.filter(command.asked.contains)
        return .accepted([
            SupplementVoted(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                presentedBy: command.presentedBy,
                asked: asked,
                votes: votes,
                candidate: command.candidate,
                personal: SupplementPersonal(
                    asks: (command.personal?.asks ?? [:]).filter { ask in
                        asked.contains { $0.rawValue == ask.key }
                    }
                )
            )
        ])
    }
}

/// The vote of a session to ask for more, as it takes effect: the file waits for the answers, and is due before a session
/// once the time for them is over (policies `due.adjournmentAnswer` and `due.juryDecision`; specification, step 6).
func effect(of deferral: Deferral, on file: Case, in session: JurySession, under rules: PanelRules) -> [any Event] {
    let due = rules.policy.due
    return [
        SupplementAsked(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            asked: deferral.asked,
            answerBy: session.dueAfter(due.adjournmentAnswer),
            candidate: file.candidate,
            personal: deferral.words
        ),
        CaseAdjourned(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            cause: .supplementAsked,
            decideBy: session.dueAfter(due.adjournmentAnswer + due.juryDecision)
        ),
    ]
}

/// An answer to what the jury asked: the candidate's own, or anybody's that the officer records (specification, step 6).
public func decide(_ command: AnswerSupplement, on file: Case?, under rules: PanelRules, by actor: Actor) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    let isOwn = command.party == .candidate && selfActs(.candidate, command.candidate.value, actor) == nil
    if !isOwn, let refusal = officeActs(.officer, of: rules.branch, actor) { return .refused(refusal) }
    if let refusal = isTheCandidate(command.candidate, of: file) { return .refused(refusal) }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.attempt == command.attempt, let awaited = file.undecided?.awaited,
        awaited.owedBy.contains(command.party)
    else { return .refused(notNow(file.stageName)) }
    guard isSaid(command.personal?.answer) else {
        return .refused(
            Refusal("answerIsSaid", faults: [Fault("personal.answer", "missing", expected: "an answer")])
        )
    }
    return .accepted([
        SupplementReceived(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            party: command.party,
            candidate: file.candidate,
            personal: command.personal
        )
    ])
}

/// The time for what the jury asked is over: the officer is told, and the file can come before a session without it.
public func supplementFellDue(_ due: DueTime, on file: Case) -> Decision {
    guard let awaited = file.undecided?.awaited else { return .accepted([]) }
    return .accepted([
        SupplementFellDue(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            owedBy: awaited.owedBy,
            dueAt: due.at
        )
    ])
}
