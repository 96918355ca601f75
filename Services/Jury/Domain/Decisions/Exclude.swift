public import Contracts
import Scheme

/// A session's vote to exclude the candidate, before its minutes are signed.
public struct Exclusion: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// Members who were recused.
    public var recusals: [Recusal]
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// The reason; `nil` once erased.
    public var reason: ReasonPersonal?

    init(_ event: ExclusionVoted, recusals: [Recusal]) {
        session = event.session
        self.recusals = recusals
        votes = event.votes
        reason = event.personal
    }
}

/// A session excludes the candidate for fraud before it decides: who presides tells how the colleges voted; quorum, ties and
/// weights are those of any vote of the jury. It has effect with the second signature under the minutes.
public func decide(
    _ command: ExcludeCandidate,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? file.flatMap(exclusionComesBeforeDecision) {
        return .refused(refusal)
    }
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
        if let refusal = exclusionHasReason(command) { return .refused(refusal) }
        return .accepted([
            ExclusionVoted(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                presentedBy: command.presentedBy,
                votes: votes,
                candidate: command.candidate,
                personal: command.personal
            )
        ])
    }
}

/// The vote to exclude, as it takes effect.
func effect(of exclusion: Exclusion, on file: Case, in session: JurySession) -> any Event {
    CandidateExcluded(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        session: session.session,
        excludedOn: session.day,
        candidate: file.candidate,
        personal: exclusion.reason
    )
}
