import Contracts

extension Example {
    /// The messages of certification.
    static let certification: [Example] =
        [
            Example(
                AppointSignatory(
                    signatory: branchSignatory,
                    mandate: branchMandate,
                    appointedBy: "P-secretaire-cpne",
                    personal: signatoryPersonal
                )
            ),
            Example(
                SignatoryAppointed(
                    signatory: committeeSignatory,
                    mandate: committeeMandate,
                    appointedBy: "P-secretaire-c4s",
                    proposedBy: Actor(.authority, "P-secretaire-cpne", of: branch),
                    signsFrom: day("2027-01-20"),
                    personal: SignatoryPersonal(name: "Paul Girard", office: "Président du GPS")
                )
            ),
            Example(
                EndSigningMandate(signatory: branchSignatory, mandate: "M-p2st-3", endedBy: "P-secretaire-cpne")
            ),
            Example(
                SigningMandateEnded(
                    signatory: branchSignatory,
                    mandate: "M-p2st-3",
                    endedBy: "P-secretaire-cpne",
                    proposedBy: Actor(.authority, "P-presidente-cpne", of: branch)
                )
            ),
            Example(
                SignatoryProposed(
                    signatory: branchSignatory,
                    mandate: branchMandate,
                    proposedBy: Actor(.authority, "P-secretaire-cpne", of: branch)
                )
            ),
            Example(
                SigningMandateEndProposed(
                    signatory: branchSignatory,
                    mandate: "M-p2st-3",
                    proposedBy: Actor(.authority, "P-presidente-cpne", of: branch)
                )
            ),
            Example(
                CertificatePrepared(
                    content: CertificateContent(
                        certificate: certificate,
                        number: "CCS-2027-000052-F",
                        certificateKind: kind,
                        standard: standard,
                        official: false,
                        domainsDigest: sha256("d"),
                        branch: branch,
                        decision: decision,
                        awardedOn: day("2027-01-14"),
                        expiresOn: day("2032-01-14"),
                        holder: candidate,
                        holderDigest: sha256("e"),
                        checkCodeDigest: sha256("f"),
                        replaces: "CCS-2027-000041-R"
                    ),
                    dossier: dossier,
                    attempt: 2,
                    session: session,
                    taken: TakenNumber(series: "certificate/2027", number: 52),
                    signatures: deadline,
                    personal: CertificatePersonal(
                        identity: identity,
                        contact: contact,
                        salt: "00112233445566778899aabbccddeeff",
                        checkCode: "7KQ4-M3XD-9WTC-GHR6"
                    )
                )
            ),
            Example(
                CertificateMadeOutAnew(
                    content: CertificateContent(
                        certificate: certificate,
                        number: "CCS-2027-000052-F",
                        certificateKind: kind,
                        standard: standard,
                        official: false,
                        domainsDigest: sha256("d"),
                        branch: branch,
                        decision: decision,
                        awardedOn: day("2027-01-14"),
                        expiresOn: day("2032-01-14"),
                        holder: candidate,
                        holderDigest: sha256("g"),
                        checkCodeDigest: sha256("h"),
                        replaces: "CCS-2027-000041-R"
                    ),
                    dossier: dossier,
                    personal: CertificatePersonal(
                        identity: identity,
                        contact: contact,
                        salt: "ffeeddccbbaa99887766554433221100",
                        checkCode: "7KQ4-M3XD-9WTC-GHR6"
                    )
                )
            ),
            Example(
                CertificateReplacementDue(
                    certificate: certificate,
                    number: "CCS-2027-000052-F",
                    dossier: dossier,
                    holder: candidate
                )
            ),
            Example(
                SignCertificate(
                    certificate: certificate,
                    signatory: branchSignatory,
                    mandate: "M-p2st-3",
                    signature: signature
                )
            ),
            Example(
                CertificateSigned(
                    certificate: certificate,
                    number: "CCS-2027-000052-F",
                    dossier: dossier,
                    signature: CertificateSignature(
                        signatory: branchSignatory,
                        mandate: branchMandate,
                        form: "ccs-certificate-v1",
                        value: signature,
                        signedAt: moment("2027-01-20T13:37:00.000Z"),
                        handwritten: HandwrittenSignature(
                            document: "CERT-2027-17",
                            signedOn: day("2027-01-20"),
                            recordedBy: officer
                        )
                    )
                )
            ),
            Example(
                CertificateIssued(
                    content: CertificateContent(
                        certificate: certificate,
                        number: "CCS-2027-000052-F",
                        certificateKind: kind,
                        standard: standard,
                        official: false,
                        domainsDigest: sha256("d"),
                        branch: branch,
                        decision: decision,
                        awardedOn: day("2027-01-14"),
                        expiresOn: day("2032-01-14"),
                        holder: candidate,
                        holderDigest: sha256("e"),
                        checkCodeDigest: sha256("f"),
                        replaces: "CCS-2027-000041-R"
                    ),
                    taken: TakenNumber(series: "certificate/2027", number: 52),
                    signed: [
                        ShownSignature(
                            signatory: branchSignatory,
                            capacity: .branch(branch),
                            act: branchMandate.act,
                            delegation: branchMandate.delegation
                        )
                    ],
                    dossier: dossier,
                    issuedAt: moment("2027-01-28T15:04:05.678Z"),
                    dispatch: deadline,
                    survey: [SurveyRound(afterMonths: 6, on: day("2027-07-14"))],
                    signatures: [
                        CertificateSignature(
                            signatory: branchSignatory,
                            mandate: branchMandate,
                            form: "ccs-certificate-v1",
                            value: signature,
                            signedAt: moment("2027-01-20T13:37:00.000Z"),
                            handwritten: HandwrittenSignature(
                                document: "CERT-2027-17",
                                signedOn: day("2027-01-20"),
                                recordedBy: officer
                            )
                        )
                    ],
                    personal: IssuedPersonal(identity: identity, salt: "5f3a")
                )
            ),
            Example(
                CertificateVoided(
                    certificate: certificate,
                    number: "CCS-2027-000052-F",
                    decision: decision,
                    dossier: dossier
                )
            ),
            Example(
                CertificateRevocationDemanded(
                    certificate: certificate,
                    decision: decision,
                    dossier: dossier,
                    session: laterSession,
                    rescindedOn: day("2027-03-11"),
                    number: "CCS-2027-000052-F",
                    branch: branch,
                    certificateKind: kind,
                    revocation: CertificateDeadline(dueOn: day("2027-03-26"), remindOn: [day("2027-03-19")])
                )
            ),
            Example(
                RevokeCertificate(
                    certificate: certificate,
                    holder: candidate,
                    authority: "P-presidente-cpne",
                    personal: revocationReason
                )
            ),
            Example(
                CertificateRevoked(
                    certificate: certificate,
                    number: "CCS-2027-000052-F",
                    decision: decision,
                    dossier: dossier,
                    holder: candidate,
                    revokedBy: "P-presidente-cpne",
                    revokedOn: day("2027-03-15"),
                    branch: branch,
                    certificateKind: kind,
                    personal: revocationReason
                )
            ),
        ] + afterTheAward + survey

    // 64 and 32 bytes in base64; no real key.
    static let signature = String(repeating: "q", count: 86) + "=="
    static let deadline = CertificateDeadline(
        dueOn: day("2027-02-13"),
        remindOn: [day("2027-02-06"), day("2027-02-12")]
    )
    static let branchMandate = mandate("M-p2st-3", .branch(branch), act: "CPNE-2026-04")
    private static let committeeMandate = mandate("M-c4s-1", .committee, act: "GPS-2026-01")

    private static func mandate(
        _ id: SigningMandateID,
        _ capacity: SigningCapacity,
        act: SigningActID
    ) -> SigningMandate {
        SigningMandate(
            id: id,
            capacity: capacity,
            publicKey: String(repeating: "A", count: 43) + "=",
            from: day("2026-04-01"),
            until: day("2029-03-31"),
            act: act,
            delegation: SigningDelegation(delegator: "P-presidente-cpne", mandate: "M-p2st-1", act: "CPNE-2026-05")
        )
    }

    private static let signatoryPersonal = SignatoryPersonal(
        name: "Hélène Rousseau",
        office: "Déléguée de la présidence de la CPNE"
    )
    private static let revocationReason = ReasonPersonal(reason: "Le jury a retiré sa décision du 14 janvier.")
}
