public import Contracts

/// A signatory signs a prepared certificate; with the second signature it is issued (specification, step 6).
///
/// A signature that is there already, by the same person for the same, is accepted and changes nothing: it is no
/// second one.
///
/// - Parameters:
///   - signatory: the aggregate of `command.signatory`.
///   - signatureIsValid: whether `command.signature` is a valid Ed25519 signature over `CanonicalForm.bytes(of:)` of the
///     certificate's content, by the public key of the mandate that the command names; `false` where there is none.
public func decide(
    _ command: SignCertificate,
    on certificate: Certificate?,
    signatory: Signatory?,
    signatureIsValid: Bool,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    let branch = certificate.content.branch
    guard let signatory, signatory.person == command.signatory, let mandate = signatory.mandate(command.mandate) else {
        return .refused(
            "signatoryActsWithinMandate",
            ["mandate": command.mandate.value, "because": "unknown"]
        )
    }
    if let refusal = signatoryActs(command.signatory, mandate.capacity, actor) { return .refused(refusal) }
    let by = SignedBy(signatory: command.signatory, capacity: mandate.capacity)
    if certificate.signed.contains(by), certificate.stage != .voided { return .accepted([]) }
    guard case .prepared = certificate.stage else { return .refused(certificate.notNow) }
    if let refusal = signatoryActsWithinMandate(signatory, command.mandate, branch: branch, on: now.parisDay)
        ?? signatoriesAreTwoPersons(command.signatory, mandate.capacity, certificate.signed)
        ?? capacityHasNotSigned(mandate.capacity, certificate.signed)
        ?? signatureIsGenuine(signatureIsValid, command.mandate)
    {
        return .refused(refusal)
    }
    let signed = CertificateSigned(
        certificate: certificate.content.certificate,
        dossier: certificate.dossier,
        signature: CertificateSignature(
            signatory: command.signatory,
            mandate: mandate,
            form: CanonicalForm.name,
            value: command.signature,
            signedAt: now
        )
    )
    guard certificateBearsBothSignatures(certificate.signed + [by], branch: branch) else {
        return .accepted([signed])
    }
    return .accepted([
        signed,
        CertificateIssued(
            certificate: certificate.content.certificate,
            number: certificate.content.number,
            decision: certificate.content.decision,
            dossier: certificate.dossier,
            holder: certificate.content.holder,
            awardedOn: certificate.content.awardedOn,
            issuedAt: now
        ),
    ])
}

extension Certificate {
    /// The refusal of something that is not done in this stage.
    var notNow: Refusal {
        let state =
            switch stage {
            case .prepared: "prepared"
            case .issued: "issued"
            case .revocationDemanded: "revocationDemanded"
            case .revoked: "revoked"
            case .voided: "voided"
            }
        return Refusal("notNow", ["state": state])
    }
}
