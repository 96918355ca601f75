public import Contracts
public import Scheme

/// The jury takes its decision back (specification, step 6): a certificate that is not issued never will be, one that
/// is must be revoked, and is suspended until then. A decision that awarded nothing has no certificate.
public func decide(
    _ event: DecisionRescinded,
    on certificate: Certificate?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    guard let certificate, certificate.content.decision == event.decision else { return .accepted([]) }
    switch certificate.stage {
    case .prepared:
        return .accepted([
            CertificateVoided(
                certificate: certificate.content.certificate,
                number: certificate.content.number,
                decision: event.decision,
                dossier: certificate.dossier
            )
        ])
    case .issued:
        return .accepted([
            CertificateRevocationDemanded(
                certificate: certificate.content.certificate,
                decision: event.decision,
                dossier: certificate.dossier,
                session: event.session,
                rescindedOn: event.rescindedOn,
                number: certificate.content.number,
                branch: certificate.content.branch,
                certificateKind: certificate.content.certificateKind,
                revocation: revocationHasItsTerm(certificate, scheme, on: now.parisDay)
            )
        ])
    case .revocationDemanded, .revoked, .voided: return .accepted([])
    }
}
