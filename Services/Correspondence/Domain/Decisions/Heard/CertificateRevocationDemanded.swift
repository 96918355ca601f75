public import Contracts

/// The award of an issued certificate is taken back: until it is revoked it is suspended, and its holder is told.
public func decide(
    _ event: CertificateRevocationDemanded,
    on correspondent: Correspondent?,
    open letters: [Letter],
    _ told: Told
) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    let facts = LetterFacts(decision: event.decision, decidedOn: event.rescindedOn)
    return .accepted(
        withdrawnLetterStays(letters, .causeGone, where: certificateLetters)
            + correspondent.letter(.certificateSuspended, event.decision.value, facts, nil, told)
    )
}
