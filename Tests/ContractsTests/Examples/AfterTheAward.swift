import Contracts

extension Example {
    /// The messages of certification once a certificate waits for signatures, or is issued.
    static let afterTheAward: [Example] = [
        Example(
            SignCertificates(
                signatory: "P-presidente-cpne",
                mandate: "M-p2st-3",
                signatures: [OfferedSignature(certificate: certificate, value: signature)]
            )
        ),
        Example(
            CertificateStepReminded(
                certificate: certificate,
                dossier: dossier,
                branch: branch,
                step: .signature,
                awaited: [.branch(branch), .committee],
                dueOn: day("2027-02-13"),
                on: day("2027-02-06")
            )
        ),
        Example(
            CertificateStepFellDue(
                certificate: certificate,
                dossier: dossier,
                branch: branch,
                step: .dispatch,
                awaited: [.branch(branch)],
                dueOn: day("2027-02-13"),
                on: day("2027-02-14")
            )
        ),
        Example(
            DispatchCertificate(certificate: certificate, officer: officer, means: .post, address: .home)
        ),
        Example(
            CertificateDispatched(
                certificate: certificate,
                dossier: dossier,
                holder: candidate,
                letter: letter,
                means: .post,
                address: .home,
                dispatchedBy: officer,
                dispatchedAt: moment("2027-02-01T09:00:00.000Z")
            )
        ),
        Example(
            ReplaceCertificate(
                certificate: certificate,
                holder: candidate,
                officer: officer,
                cause: .civilStatus,
                personal: ReplacementPersonal(
                    identity: identity,
                    contact: contact,
                    reason: "Acte de mariage du 3 mai 2027 présenté."
                )
            )
        ),
        Example(
            CertificateReplacementPrepared(
                content: CertificateContent(
                    certificate: certificate,
                    number: "CCS-2027-000060-J",
                    certificateKind: kind,
                    standard: standard,
                    official: false,
                    domainsDigest: sha256("d"),
                    branch: branch,
                    decision: decision,
                    awardedOn: day("2027-01-14"),
                    expiresOn: day("2032-01-14"),
                    holder: candidate,
                    holderDigest: sha256("1"),
                    checkCodeDigest: sha256("2"),
                    replaces: "CCS-2027-000052-F"
                ),
                dossier: dossier,
                cause: .civilStatus,
                orderedBy: officer,
                taken: TakenNumber(series: "certificate/2027", number: 60),
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
            CertificateReplaced(
                certificate: certificate,
                dossier: dossier,
                holder: candidate,
                former: "CCS-2027-000052-F",
                number: "CCS-2027-000060-J",
                replacedAt: moment("2027-06-01T09:00:00.000Z"),
                dispatch: deadline,
                content: CertificateContent(
                    certificate: certificate,
                    number: "CCS-2027-000060-J",
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
                    replaces: "CCS-2027-000052-F"
                ),
                taken: TakenNumber(series: "certificate/2027", number: 60),
                signatures: [
                    CertificateSignature(
                        signatory: branchSignatory,
                        mandate: branchMandate,
                        form: "ccs-certificate-v1",
                        value: signature,
                        signedAt: moment("2027-05-31T13:37:00.000Z"),
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
        Example(IssueDuplicate(certificate: certificate, holder: candidate, officer: officer)),
        Example(
            DuplicateIssued(
                certificate: certificate,
                dossier: dossier,
                holder: candidate,
                number: "CCS-2027-000060-J",
                copy: 1,
                issuedBy: officer,
                issuedOn: day("2027-09-01")
            )
        ),
        Example(RecordHolderDeath(certificate: certificate, holder: candidate, officer: officer)),
        Example(
            HolderDeathRecorded(
                certificate: certificate,
                dossier: dossier,
                holder: candidate,
                recordedBy: officer,
                recordedOn: day("2029-09-01")
            )
        ),
        Example(
            RecogniseCertificate(
                number: "CCS-2027-000060-J",
                branch: "logi",
                officer: "P-gestionnaire-logi",
                component: "trl-bloc-2"
            )
        ),
        Example(
            CertificateRecognised(
                certificate: certificate,
                dossier: dossier,
                number: "CCS-2027-000060-J",
                certificateKind: kind,
                issuer: branch,
                branch: "logi",
                component: "trl-bloc-2",
                recognisedBy: "P-gestionnaire-logi",
                recognisedOn: day("2027-10-01")
            )
        ),
    ]

    /// The messages of the follow-up survey.
    static let survey: [Example] = [
        Example(DeclareSurveyParticipation(certificate: certificate, holder: candidate, takesPart: true)),
        Example(
            SurveyParticipationDeclared(
                certificate: certificate,
                dossier: dossier,
                holder: candidate,
                takesPart: true,
                declaredOn: day("2027-02-20")
            )
        ),
        Example(
            SurveyAsked(certificate: certificate, dossier: dossier, holder: candidate, survey: followUp)
        ),
        Example(SurveyInvitationCounted(survey: followUp)),
        Example(AnswerSurvey(survey: followUp, answers: answers)),
        Example(SurveyAnswered(survey: followUp, answers: answers)),
    ]

    private static let followUp = FollowUpSurvey(certificateKind: kind, branch: branch, afterMonths: 6)
    private static let answers = SurveyAnswers(
        situation: .employedWithCustomers,
        benefit: .promotion,
        wouldAdvise: true
    )

    private static let letter = CertificateLetter(
        number: "CCS-2027-000060-J",
        replaces: "CCS-2027-000052-F",
        certificateKind: kind,
        standard: standard,
        official: false,
        branch: branch,
        awardedOn: day("2027-01-14"),
        expiresOn: day("2032-01-14"),
        signatures: [
            ShownSignature(
                signatory: "P-presidente-cpne",
                capacity: .branch(branch),
                act: "CPNE-2026-04",
                delegation: branchMandate.delegation
            )
        ],
        appealUntil: day("2027-04-01"),
        appealGrounds: ["form", "materialError", "procedure"],
        surveyMonths: [6, 18]
    )
}
