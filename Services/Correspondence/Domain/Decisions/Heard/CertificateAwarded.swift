public import Contracts
public import Scheme

/// The jury awards: the candidate is told so, with the remedies and their last day.
public func decide(
    _ event: CertificateAwarded,
    on correspondent: Correspondent?,
    scheme: Scheme,
    _ told: Told
) -> Decision {
    guard let correspondent, correspondent.number != nil else {
        return .early(StreamID(Correspondent.kind, event.dossier.value))
    }
    let facts = decisionFacts(
        event.decision,
        event.attempt,
        event.decidedOn,
        notifiedOn: event.notifiedOn ?? told.at.parisDay,
        scheme.policy(of: event.branch)
    )
    return .accepted(correspondent.letter(.awarded, event.decision.value, facts, nil, told))
}

/// What a letter says of a decision of the jury.
func decisionFacts(
    _ decision: DecisionID,
    _ attempt: Int,
    _ decidedOn: Day,
    notifiedOn: Day,
    _ policy: BranchPolicy?
) -> LetterFacts {
    LetterFacts(
        attempt: attempt,
        decision: decision,
        decidedOn: decidedOn,
        notifiedOn: notifiedOn,
        lastDay: policy.map { letterStatesTheLastDay(notifiedOn: notifiedOn, $0) }
    )
}
