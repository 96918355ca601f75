public import Contracts

/// The certificate is no longer valid: who held it is told why.
public func decide(
    _ event: CertificateRevoked,
    on correspondent: Correspondent?,
    open letters: [Letter],
    _ told: Told
) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    let facts = LetterFacts(decision: event.decision, decidedOn: event.revokedOn, certificate: event.number)
    let reason = event.personal.map { LetterPersonal(reason: $0.reason) }
    return .accepted(
        withdrawnLetterStays(letters, .causeGone, where: certificateLetters)
            + correspondent.letter(.certificateRevoked, event.number, facts, reason, told)
    )
}

/// The letters that a certificate goes with, and that it is suspended.
let certificateLetters: Set<LetterKind> = [.certificateIssued, .certificateReplaced, .certificateSuspended]
