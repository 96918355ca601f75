public import Contracts
import Scheme

/// The jury takes its decision back (specification, step 6): a certificate that is not issued never will be, one that
/// is must be revoked. A decision that awarded nothing has no certificate.
public func decide(_ event: DecisionRescinded, on certificate: Certificate?) -> Decision {
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
                rescindedOn: event.rescindedOn
            )
        ])
    case .revocationDemanded, .revoked, .voided: return .accepted([])
    }
}

/// The branch authority revokes a certificate whose decision the jury took back, with a reason. Nothing else makes a
/// certificate revocable: only a session of the jury undoes an award.
public func decide(
    _ command: RevokeCertificate,
    on certificate: Certificate?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.authority, command.authority, of: certificate.content.branch, actor) {
        return .refused(refusal)
    }
    switch certificate.stage {
    case .revoked: return .accepted([])
    case .prepared, .voided: return .refused(certificate.notNow)
    case .issued: return .refused("onlyASessionRescinds", ["decision": certificate.content.decision.value])
    case .revocationDemanded: break
    }
    let faults = revocationIsReasoned(command, certificate)
    guard faults.isEmpty else { return .refused(Refusal("revocationIsReasoned", faults: faults)) }
    return .accepted([
        CertificateRevoked(
            certificate: certificate.content.certificate,
            number: certificate.content.number,
            decision: certificate.content.decision,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            revokedBy: command.authority,
            revokedOn: now.parisDay,
            personal: command.personal
        )
    ])
}

/// The candidate cannot give up what the jury has decided.
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: WithdrawCandidate, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}

/// Nothing is put on hold that the jury has decided: whatever comes to light after that is for a session, which
/// rescinds (specification, section 5).
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: HoldFile, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}

/// A file that is decided is not on hold.
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: ReleaseFile, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}

private func isDecided(_ dossier: DossierID, _ certificate: Certificate?) -> Decision {
    guard certificate != nil else { return .refused("unknownFile", ["dossier": dossier.value]) }
    return .refused("notNow", ["state": "awarded"])
}
