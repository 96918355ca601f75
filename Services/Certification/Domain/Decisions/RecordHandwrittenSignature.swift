public import Contracts
public import Kernel
public import Scheme

/// The branch's officer records that a signatory has signed by hand, where the branch accepts that (specification, step 6). Every
/// rule on who signs is asked as of the day of the signature; the second signature issues the certificate.
public func decide(
    _ command: RecordHandwrittenSignature,
    on certificate: Certificate?,
    _ facts: SigningFacts,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let certificate else {
        return .refused("unknownCertificate", ["certificate": command.certificate.value])
    }
    guard let signatory = facts.signatory, signatory.person == command.signatory,
        let mandate = signatory.mandate(command.mandate)
    else { return .refused("signatoryActsWithinMandate", ["mandate": command.mandate.value, "because": "unknown"]) }
    if let refusal = officeActs(.officer, command.officer, of: certificate.content.branch, by.actor)
        ?? handwritingIsAccepted(in: certificate.content.branch, scheme)
        ?? handwritingIsOnRecord(command, awardedOn: certificate.waiting?.content.awardedOn, today: by.now.parisDay)
    {
        return .refused(refusal)
    }
    let signature = CertificateSignature(
        signatory: command.signatory,
        mandate: mandate,
        form: CertificateSignature.onPaper,
        value: command.scanDigest,
        signedAt: command.signedOn.startInParis,
        handwritten: HandwrittenSignature(
            document: command.document,
            signedOn: command.signedOn,
            recordedBy: command.officer
        )
    )
    return certificate.signed(signature, on: command.signedOn, earlier: nil, facts, nil, scheme, at: by.now)
}
