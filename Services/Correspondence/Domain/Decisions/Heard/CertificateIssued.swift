public import Contracts

/// The certificate bears both signatures: it is sent to its holder.
public func decide(_ event: CertificateIssued, on correspondent: Correspondent?, _ told: Told) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    let facts = LetterFacts(
        decision: event.decision,
        decidedOn: event.content.awardedOn,
        certificate: event.number,
        replaces: event.content.replaces,
        until: event.content.expiresOn.map { $0.adding(days: -1) }
    )
    return .accepted(correspondent.letter(.certificateIssued, event.number, facts, nil, told))
}
