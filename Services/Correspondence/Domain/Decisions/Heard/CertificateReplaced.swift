public import Contracts

/// Another certificate takes the place of the former one: the former one is sent no more, the new one is.
public func decide(
    _ event: CertificateReplaced,
    on correspondent: Correspondent?,
    open letters: [Letter],
    _ told: Told
) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    let facts = LetterFacts(
        decision: event.content?.decision,
        decidedOn: event.content?.awardedOn,
        certificate: event.number,
        replaces: event.former,
        until: event.content?.expiresOn.map { $0.adding(days: -1) }
    )
    return .accepted(
        withdrawnLetterStays(letters, .causeGone, where: [.certificateIssued, .certificateReplaced])
            + correspondent.letter(.certificateReplaced, event.number, facts, nil, told)
    )
}
