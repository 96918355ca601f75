public import Contracts
public import Kernel
import Scheme

/// The branch authority revokes a certificate whose decision the jury took back, with a reason. Nothing else makes a
/// certificate revocable: only a session of the jury undoes an award.
public func decide(_ command: RevokeCertificate, on certificate: Certificate?, by: By) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    if let refusal = officeActs(.authority, command.authority, of: certificate.content.branch, by.actor) {
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
            revokedOn: by.day,
            branch: certificate.content.branch,
            certificateKind: certificate.content.certificateKind,
            personal: command.personal
        )
    ])
}
