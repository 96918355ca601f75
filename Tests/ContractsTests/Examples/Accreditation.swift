import Contracts

extension Example {
    /// The messages of the accreditation of evaluators.
    static let accreditation: [Example] = accreditationApplication + accreditationLife

    private static let accreditationApplication: [Example] = [
        Example(
            ApplyForAccreditation(
                evaluator: evaluator,
                branch: branch,
                situation: evaluatorSituation,
                certificateKinds: [kind],
                sectors: sectors,
                competence: competence,
                personal: applicant
            )
        ),
        Example(
            AccreditationRequested(
                evaluator: evaluator,
                branch: branch,
                situation: evaluatorSituation,
                certificateKinds: [kind],
                sectors: sectors,
                competence: competence,
                requestedOn: day("2026-11-23"),
                due: accreditationDue,
                personal: applicant
            )
        ),
        Example(
            InstructApplication(
                evaluator: evaluator,
                branch: branch,
                met: [.customerRelations],
                personal: reason
            )
        ),
        Example(
            ApplicationInstructed(
                evaluator: evaluator,
                branch: branch,
                findings: [SelectionFinding(criterion: .customerRelations, monthsShown: 71, isMet: true)],
                instructedOn: day("2026-11-23"),
                officer: "P-agent-12",
                personal: reason
            )
        ),
        Example(
            RecordAccreditationEvidence(
                evaluator: evaluator,
                branch: branch,
                evidence: .mastery,
                on: day("2026-11-23")
            )
        ),
        Example(
            AccreditationEvidenceRecorded(
                evaluator: evaluator,
                branch: branch,
                evidence: .mastery,
                on: day("2026-11-23"),
                officer: "P-agent-12"
            )
        ),
        Example(
            GiveUndertakings(
                evaluator: evaluator,
                branch: branch,
                undertakings: [.confidentiality, .graphicCharter]
            )
        ),
        Example(
            UndertakingsGiven(
                evaluator: evaluator,
                branch: branch,
                undertakings: [.confidentiality, .graphicCharter],
                givenOn: day("2026-11-23")
            )
        ),
        Example(
            DecideAccreditation(
                evaluator: evaluator,
                branch: branch,
                granted: true,
                personal: reason
            )
        ),
        Example(
            AccreditationGranted(
                evaluator: evaluator,
                branch: branch,
                authority: "A-p2st",
                grantedOn: day("2026-11-23")
            )
        ),
        Example(
            AccreditationRefused(
                evaluator: evaluator,
                branch: branch,
                authority: "A-p2st",
                refusedOn: day("2026-11-23"),
                personal: reason
            )
        ),
        Example(
            IssueAccreditationLetter(
                evaluator: evaluator,
                branch: branch,
                letter: "HAB-2026-0031",
                letterOn: day("2026-11-20")
            )
        ),
        Example(
            AccreditationLetterIssued(
                evaluator: evaluator,
                branch: branch,
                letter: "HAB-2026-0031",
                letterOn: day("2026-11-20"),
                authority: "A-p2st"
            )
        ),
        Example(
            ApplicationStepFellDue(
                evaluator: evaluator,
                branch: branch,
                step: .report,
                responsible: [.evaluator],
                dueAt: moment("2026-11-22T23:00:00.000Z"),
                reminder: true,
                at: moment("2026-11-22T23:00:00.000Z")
            )
        ),
    ]

    private static let accreditationLife: [Example] = [
        Example(
            AccreditationStepFellDue(
                evaluator: evaluator,
                branch: branch,
                step: .report,
                responsible: [.evaluator],
                dueAt: moment("2026-11-22T23:00:00.000Z"),
                reminder: true,
                at: moment("2026-11-22T23:00:00.000Z")
            )
        ),
        Example(
            AssessmentCounted(
                evaluator: evaluator,
                branch: branch,
                dossier: dossier,
                attempt: 1,
                on: day("2026-11-23"),
                tally: tally
            )
        ),
        Example(
            ReportActivity(
                evaluator: evaluator,
                branch: branch,
                personal: ActivityReportPersonal(account: "Deux ans, surtout des centres de contact.")
            )
        ),
        Example(
            ActivityReported(
                evaluator: evaluator,
                branch: branch,
                from: day("2026-11-23"),
                through: day("2026-11-23"),
                tally: tally,
                dueOn: day("2026-11-23"),
                nextDueOn: day("2026-11-23"),
                personal: ActivityReportPersonal(account: "Deux ans, surtout des centres de contact.")
            )
        ),
        Example(
            RequestRenewal(
                evaluator: evaluator,
                branch: branch
            )
        ),
        Example(
            RenewalRequested(
                evaluator: evaluator,
                branch: branch,
                requestedOn: day("2026-11-23"),
                prolongedUntil: day("2026-11-23")
            )
        ),
        Example(
            DecideRenewal(
                evaluator: evaluator,
                branch: branch,
                letter: "HAB-2026-0031",
                personal: reason
            )
        ),
        Example(
            AccreditationRenewed(
                evaluator: evaluator,
                branch: branch,
                from: day("2026-11-23"),
                until: day("2030-11-22"),
                conditions: accreditationConditions,
                letter: "HAB-2026-0031",
                authority: "A-p2st"
            )
        ),
        Example(
            RenewalRefused(
                evaluator: evaluator,
                branch: branch,
                until: day("2030-11-22"),
                authority: "A-p2st",
                personal: reason
            )
        ),
        Example(
            SuspendAccreditation(
                evaluator: evaluator,
                branch: branch,
                ground: .complaint,
                personal: reason
            )
        ),
        Example(
            AccreditationSuspended(
                evaluator: evaluator,
                branch: branch,
                cause: .precautionary,
                ground: .complaint,
                from: day("2026-11-23"),
                by: "P-agent-12",
                files: [dossier],
                personal: reason
            )
        ),
        Example(
            LiftSuspension(
                evaluator: evaluator,
                branch: branch
            )
        ),
        Example(
            SuspensionLifted(
                evaluator: evaluator,
                branch: branch,
                cause: .precautionary,
                on: day("2026-11-23"),
                by: "P-agent-12"
            )
        ),
        Example(
            RemovalProposed(
                evaluator: evaluator,
                branch: branch,
                ground: .undertakingBroken,
                proposedOn: day("2026-11-23")
            )
        ),
        Example(
            NotifyRemovalGrounds(
                evaluator: evaluator,
                branch: branch,
                ground: .undertakingBroken,
                personal: reason
            )
        ),
        Example(
            RemovalGroundsNotified(
                evaluator: evaluator,
                branch: branch,
                ground: .undertakingBroken,
                notifiedOn: day("2026-11-23"),
                heardThrough: day("2026-11-23"),
                officer: "P-agent-12",
                personal: reason
            )
        ),
        Example(
            AnswerRemovalGrounds(
                evaluator: evaluator,
                branch: branch,
                personal: reason
            )
        ),
        Example(
            RemovalGroundsAnswered(
                evaluator: evaluator,
                branch: branch,
                answeredOn: day("2026-11-23"),
                personal: reason
            )
        ),
        Example(
            DecideRemoval(
                evaluator: evaluator,
                branch: branch,
                removed: true,
                personal: reason
            )
        ),
        Example(
            AccreditationRemoved(
                evaluator: evaluator,
                branch: branch,
                ground: .undertakingBroken,
                endsOn: day("2026-11-23"),
                markUseEndsOn: day("2026-11-23"),
                reviewableThrough: day("2026-11-23"),
                authority: "A-p2st",
                files: [dossier],
                personal: reason
            )
        ),
        Example(
            RemovalNotPronounced(
                evaluator: evaluator,
                branch: branch,
                authority: "A-p2st",
                decidedOn: day("2026-11-23"),
                personal: reason
            )
        ),
        Example(
            AskForRemovalReview(
                evaluator: evaluator,
                branch: branch,
                personal: reason
            )
        ),
        Example(
            RemovalReviewAsked(
                evaluator: evaluator,
                branch: branch,
                askedOn: day("2026-11-23"),
                personal: reason
            )
        ),
        Example(
            DecideRemovalReview(
                evaluator: evaluator,
                branch: branch,
                upheld: true,
                personal: reason
            )
        ),
        Example(
            RemovalReviewDecided(
                evaluator: evaluator,
                branch: branch,
                upheld: false,
                inForceUntil: day("2029-08-31"),
                decidedOn: day("2026-11-23"),
                authority: "A-p2st",
                personal: reason
            )
        ),
        Example(
            ResignAccreditation(
                evaluator: evaluator,
                branch: branch
            )
        ),
        Example(
            AccreditationResigned(
                evaluator: evaluator,
                branch: branch,
                endsOn: day("2026-11-23"),
                markUseEndsOn: day("2026-11-23"),
                files: [dossier]
            )
        ),
        Example(
            AccreditationExpired(
                evaluator: evaluator,
                branch: branch,
                endsOn: day("2026-11-23"),
                markUseEndsOn: day("2026-11-23"),
                files: [dossier]
            )
        ),
        Example(
            DeclareSituation(
                evaluator: evaluator,
                situation: evaluatorSituation,
                since: day("2026-11-23"),
                personal: SituationPersonal(organisation: "Évaluation Sud")
            )
        ),
        Example(
            EvaluatorSituationDeclared(
                evaluator: evaluator,
                situation: evaluatorSituation,
                since: day("2026-11-23"),
                declaredOn: day("2026-11-23"),
                personal: SituationPersonal(organisation: "Évaluation Sud")
            )
        ),
        Example(
            ChoosePublicContact(
                evaluator: evaluator,
                personal: PublicContactPersonal(contact: "www.evaluation-sud.example")
            )
        ),
        Example(
            PublicContactChosen(
                evaluator: evaluator,
                isPublished: true,
                chosenOn: day("2026-11-23"),
                personal: PublicContactPersonal(contact: "www.evaluation-sud.example")
            )
        ),
        Example(
            BriefReferent(
                referent: referent,
                companySiret: siret,
                branch: branch,
                standard: standard,
                briefedOn: day("2026-11-23")
            )
        ),
        Example(
            ReferentBriefed(
                referent: referent,
                companySiret: siret,
                branch: branch,
                standard: standard,
                briefedOn: day("2026-11-23"),
                briefedBy: "P-agent-12",
                role: .officer
            )
        ),
    ]

    static let accreditationDue = AccreditationDueDays(
        instruction: 60,
        decision: 30,
        review: 90,
        reminders: [7, 1],
        endsOnWorkingDays: true
    )

    static let accreditationConditions = AccreditationConditions(
        reportMonths: 24,
        reminderDays: [60, 15],
        overdueRemovalDays: 90,
        prolongationMonths: 3,
        hearingDays: 15,
        reviewMonths: 2,
        removalGrounds: RemovalGround.allCases,
        markMayBeUsed: true,
        due: accreditationDue
    )

    private static let sectors = [
        SectorExperience(
            activity: "accueil-entreprise",
            from: day("2015-02-01"),
            until: day("2020-12-31"),
            inBranchCompany: true,
            withCustomers: true
        )
    ]

    private static let competence = [
        CompetenceExperience(field: .training, from: day("2021-01-04"), until: day("2025-06-30"))
    ]

    private static let applicant = ApplicantPersonal(
        name: "Nadia Berger",
        email: "n.berger@example.fr",
        organisation: "Évaluation Sud",
        trainingPath: "Licence de psychologie du travail; titre de formatrice"
    )

    private static let reason = ReasonPersonal(reason: "Deux candidats disent ne pas avoir été observés.")

    private static let tally = ActivityTally(
        assessments: 31,
        candidates: 29,
        real: 28,
        simulated: 5,
        allAcquired: 22,
        someNotAcquired: 7,
        leftToTheJury: 2
    )
}
