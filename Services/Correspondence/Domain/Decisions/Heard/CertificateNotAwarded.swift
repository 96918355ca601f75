public import Contracts
public import Scheme

/// The jury does not award: the candidate is told so with the recommendations, the company of the attempt without them;
/// both with the remedies and their last day.
public func decide(
    _ event: CertificateNotAwarded,
    on correspondent: Correspondent?,
    scheme: Scheme,
    _ told: Told
) -> Decision {
    guard let correspondent, correspondent.number != nil else {
        return .early(StreamID(Correspondent.kind, event.dossier.value))
    }
    var facts = decisionFacts(
        event.decision,
        event.attempt,
        event.decidedOn,
        notifiedOn: event.notifiedOn ?? told.at.parisDay,
        scheme.policy(of: correspondent.branch)
    )
    facts.missing = event.missing
    return .accepted(
        [(LetterKind.notAwarded, Actor.Role.candidate), (.notAwardedToCompany, .company)].flatMap { kind, role in
            correspondent.letter(
                kind,
                event.decision.value,
                to: role,
                facts,
                recommendationsAreTheCandidates(event.personal, to: role),
                told
            )
        }
    )
}
