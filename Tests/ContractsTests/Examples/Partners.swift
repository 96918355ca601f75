import Contracts

extension Example {
    /// What partner branches are told.
    static let toldToPartners: [Example] = [
        Example(
            PartnerRegistrationAccepted(
                branch: branch,
                dossier: dossier,
                number: "P2ST-2026-00017",
                certificateKind: kind
            )
        ),
        Example(PartnerFileTransmitted(branch: branch, dossier: dossier, certificateKind: kind, panel: panel)),
        Example(
            PartnerEvaluatorAccredited(
                branch: branch,
                evaluator: evaluatorReference,
                letter: "P2ST-HAB-2026-031",
                certificateKinds: [kind],
                from: day("2026-09-01"),
                until: day("2029-08-31")
            )
        ),
        Example(
            PartnerEvaluatorSuspended(
                branch: branch,
                evaluator: evaluatorReference,
                cause: .reportOverdue,
                from: day("2027-10-02")
            )
        ),
        Example(
            PartnerEvaluatorReinstated(
                branch: branch,
                evaluator: evaluatorReference,
                cause: .reportOverdue,
                from: day("2027-10-20")
            )
        ),
        Example(
            PartnerEvaluatorEnded(branch: branch, evaluator: evaluatorReference, endsOn: day("2029-09-01"))
        ),
        Example(
            PartnerSessionConvened(branch: branch, panel: panel, session: session, day: day("2027-01-14"))
        ),
        Example(PartnerSessionCancelled(branch: branch, panel: panel, session: session)),
        Example(
            PartnerSessionClosed(branch: branch, panel: panel, session: session, closedOn: day("2027-01-15"))
        ),
        Example(
            PartnerDecisionInForce(
                branch: branch,
                dossier: dossier,
                decision: decision,
                attempt: 1,
                session: session,
                decidedOn: day("2027-01-14"),
                isAwarded: true
            )
        ),
        Example(
            PartnerDecisionRescinded(
                branch: branch,
                dossier: dossier,
                decision: decision,
                rescindedOn: day("2027-03-11")
            )
        ),
        Example(
            PartnerCertificateIssued(
                branch: branch,
                number: "CCS-2027-000052-F",
                certificateKind: kind,
                awardedOn: day("2027-01-14"),
                expiresOn: day("2032-01-14"),
                issuedOn: day("2027-01-30")
            )
        ),
        Example(
            PartnerCertificateReplaced(
                branch: branch,
                former: "CCS-2027-000052-F",
                number: "CCS-2027-000061-K",
                certificateKind: kind,
                awardedOn: day("2027-01-14"),
                expiresOn: day("2032-01-14"),
                replacedOn: day("2027-02-20")
            )
        ),
        Example(
            PartnerCertificateSuspended(
                branch: branch,
                number: "CCS-2027-000052-F",
                certificateKind: kind,
                suspendedOn: day("2027-03-11")
            )
        ),
        Example(
            PartnerCertificateRevoked(
                branch: branch,
                number: "CCS-2027-000052-F",
                certificateKind: kind,
                revokedOn: day("2027-03-15")
            )
        ),
        Example(
            PartnerCertificateRecognised(
                branch: "trl",
                number: "CCS-2027-000052-F",
                certificateKind: kind,
                issuer: branch,
                component: "trl-bloc-2",
                recognisedOn: day("2027-06-01")
            )
        ),
    ]

    private static let evaluatorReference = "3b0c9f1e2d3b4a5968778695"
}
