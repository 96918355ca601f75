import Contracts

extension Example {
    /// Somebody says no, falls ill, leaves or dies.
    static let departures: [Example] = [
        Example(RecordCandidateDeath(dossier: dossier, candidate: candidate, diedOn: day("2026-11-20"))),
        Example(CandidateDied(dossier: dossier, diedOn: day("2026-11-20"), heldBy: .evaluation)),
        Example(CandidateDiedDuringEvaluation(dossier: dossier, attempt: 1, diedOn: day("2026-11-20"))),
        Example(
            CandidateDiedBeforeDecision(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                diedOn: day("2026-11-20")
            )
        ),
        Example(RecordEvaluatorDeath(evaluator: evaluator, branch: branch, diedOn: day("2026-11-20"))),
        Example(
            EvaluatorDied(
                evaluator: evaluator,
                branch: branch,
                diedOn: day("2026-11-20"),
                endsOn: day("2026-11-21"),
                files: [dossier]
            )
        ),
        Example(
            DeclineObservation(
                dossier: dossier,
                candidate: candidate,
                observer: referent,
                cause: .tie,
                personal: ReasonPersonal(reason: "La candidate est la sœur de ma compagne.")
            )
        ),
        Example(
            ObserverDeclined(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: referent,
                cause: .tie,
                declinedOn: day("2026-11-20"),
                personal: ReasonPersonal(reason: "La candidate est la sœur de ma compagne.")
            )
        ),
        Example(
            RecordDeparture(
                session: session,
                panel: panel,
                member: viceChair,
                cause: .unavailable,
                at: moment("2027-01-14T11:00:00.000Z")
            )
        ),
        Example(
            MemberDeparted(
                session: session,
                panel: panel,
                member: viceChair,
                cause: .unavailable,
                at: moment("2027-01-14T11:00:00.000Z")
            )
        ),
        Example(
            ReplaceMember(session: session, panel: panel, replaced: "P-membre-4", member: other, officer: officer)
        ),
        Example(
            MemberReplaced(
                session: session,
                panel: panel,
                replaced: "P-membre-4",
                member: other,
                presidency: Presidency(chair: chair, viceChair: viceChair),
                officer: officer
            )
        ),
        Example(
            DeclareSessionVoid(
                session: session,
                panel: panel,
                officer: officer,
                college: .employees,
                personal: ReasonPersonal(reason: "La seule membre du collège est décédée.")
            )
        ),
        Example(
            SessionDeclaredVoid(
                session: session,
                panel: panel,
                officer: officer,
                college: .employees,
                keptUntil: moment("2077-01-13T23:00:00.000Z"),
                personal: ReasonPersonal(reason: "La seule membre du collège est décédée.")
            )
        ),
        Example(
            AssessmentCompanyChanged(
                dossier: dossier,
                attempt: 1,
                employment: Employment(
                    status: .employee,
                    employerSiret: "73282932000074",
                    department: "accueil",
                    since: day("2026-11-02"),
                    managers: ["P-cheffe"]
                ),
                company: AssessmentCompany(
                    siret: "73282932000074",
                    department: "accueil",
                    departments: ["accueil", "paie"],
                    since: day("2026-11-02"),
                    postalCode: "69003"
                ),
                companyAgreedOn: day("2026-11-06")
            )
        ),
        Example(
            WorkplaceChangeAsked(
                dossier: dossier,
                attempt: 1,
                employment: Employment(
                    status: .employee,
                    employerSiret: "73282932000074",
                    department: "accueil",
                    since: day("2026-11-02"),
                    managers: ["P-cheffe"]
                ),
                company: AssessmentCompany(
                    siret: "73282932000074",
                    department: "accueil",
                    departments: ["accueil", "paie"],
                    since: day("2026-11-02"),
                    postalCode: "69003"
                ),
                companyAgreedOn: day("2026-11-06")
            )
        ),
        Example(AskParty(complaint: "R-2026-3", party: .concerned, instructor: officer)),
        Example(
            PartyAsked(
                complaint: "R-2026-3",
                dossier: dossier,
                party: .concerned,
                instructor: officer,
                askedOn: day("2026-11-20"),
                answerBy: day("2026-12-07")
            )
        ),
        Example(
            RecordHandwrittenSignature(
                certificate: certificate,
                signatory: branchSignatory,
                mandate: "M-2026-1",
                signedOn: day("2027-01-20"),
                document: "CERT-2027-17",
                scanDigest: sha256("c"),
                officer: officer
            )
        ),
        Example(
            RevocationReminded(
                certificate: certificate,
                dossier: dossier,
                branch: branch,
                dueOn: day("2027-03-26"),
                on: day("2027-03-19")
            )
        ),
        Example(
            RevocationFellDue(
                certificate: certificate,
                dossier: dossier,
                branch: branch,
                dueOn: day("2027-03-26"),
                on: day("2027-03-29")
            )
        ),
        Example(
            RescissionVoided(dossier: dossier, attempt: 1, panel: panel, session: session, decision: decision)
        ),
    ]

    private static let other = SessionMember(
        person: "P-membre-9",
        college: .employees,
        seat: .full,
        employers: ["552100554"],
        organisations: ["O-federation"],
        providers: ["O-conseil"]
    )
}
