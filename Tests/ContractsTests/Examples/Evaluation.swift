import Contracts

extension Example {
    /// The messages of evaluation.
    static let evaluation: [Example] = [
        Example(
            AccreditEvaluator(
                evaluator: evaluator,
                situation: evaluatorSituation,
                branch: branch,
                certificateKinds: [kind],
                letterOn: day("2025-04-02"),
                letter: "HAB-2025-0031",
                personal: evaluatorPersonal
            )
        ),
        Example(
            EvaluatorAccredited(
                evaluator: evaluator,
                situation: evaluatorSituation,
                branch: branch,
                certificateKinds: [kind],
                from: day("2025-04-02"),
                until: day("2029-04-01"),
                reportDueOn: day("2027-04-01"),
                conditions: accreditationConditions,
                letter: "HAB-2025-0031",
                authority: "A-p2st",
                personal: evaluatorPersonal
            )
        ),
        Example(
            AssessmentOpened(
                file: reassessedFile,
                lapsesAt: moment("2028-02-03T09:00:00.000Z"),
                openedAt: moment("2027-02-03T09:00:00.000Z"),
                due: AssessmentDueDays(
                    referentProposal: 15,
                    designation: 30,
                    tieDeclaration: 8,
                    observation: 60,
                    observationRecording: 8,
                    concertation: 15,
                    bookletSignature: 8,
                    reminders: [7, 1],
                    endsOnWorkingDays: true
                ),
                personal: candidatePersonal
            )
        ),
        Example(
            AssessmentStepFellDue(
                dossier: dossier,
                attempt: 1,
                step: .observation,
                responsible: [.evaluator, .referent],
                dueAt: moment("2026-12-20T00:00:00.000Z"),
                reminder: true,
                at: moment("2026-12-12T00:00:00.000Z")
            )
        ),
        Example(FileLapsedDuringEvaluation(dossier: dossier, attempt: 1)),
        Example(
            DesignatedEvaluatorLost(
                dossier: dossier,
                attempt: 1,
                evaluator: evaluator,
                endsOn: day("2026-11-24"),
                forCause: true
            )
        ),
        Example(DesignatedEvaluatorRegained(dossier: dossier, attempt: 1, evaluator: evaluator)),
        Example(ProposeReferent(dossier: dossier, referent: designatedReferent, personal: referentPersonal)),
        Example(
            ReferentProposed(dossier: dossier, attempt: 1, referent: designatedReferent, personal: referentPersonal)
        ),
        Example(
            DesignateObservers(
                dossier: dossier,
                candidate: candidate,
                evaluator: evaluator,
                referent: referent,
                expectedOn: day("2026-11-23"),
                lentBy: "logi",
                personal: replacementReason
            )
        ),
        Example(EscalateDesignation(dossier: dossier, expectedOn: day("2026-11-23"))),
        Example(
            DesignationEscalated(
                dossier: dossier,
                attempt: 1,
                branch: "p2st",
                askedFor: day("2026-11-23"),
                evaluators: 3,
                excluded: ["accreditationInForceOnObservationDay": 1, "evaluatorHasNotTrainedCandidate": 2],
                officer: "P-agent-12",
                escalatedOn: day("2026-10-20")
            )
        ),
        Example(
            ObserversDesignated(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                evaluator: designatedEvaluator,
                referent: designatedReferent,
                designatedOn: day("2026-10-20"),
                expectedOn: day("2026-11-23"),
                lentBy: "logi",
                replaced: ["P-evaluateur-9"],
                officer: "P-agent-12",
                personal: replacementReason
            )
        ),
        Example(
            ObjectToObserver(
                dossier: dossier,
                candidate: candidate,
                observer: evaluator,
                personal: objectionReason
            )
        ),
        Example(
            ObjectionRaised(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: evaluator,
                raisedOn: day("2026-10-22"),
                personal: objectionReason
            )
        ),
        Example(
            DecideObjection(
                dossier: dossier,
                candidate: candidate,
                observer: evaluator,
                upheld: false,
                personal: rejectionReason
            )
        ),
        Example(
            ObjectionDecided(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: evaluator,
                upheld: false,
                decidedOn: day("2026-10-26"),
                officer: "P-agent-12",
                personal: rejectionReason
            )
        ),
        Example(DeclareNoTie(dossier: dossier, observer: evaluator)),
        Example(
            TieAbsenceDeclared(
                dossier: dossier,
                attempt: 1,
                observer: evaluator,
                declaredAt: moment("2026-10-21T12:00:00.000Z")
            )
        ),
        Example(
            RecordObservation(
                dossier: dossier,
                candidate: candidate,
                observer: evaluator,
                situations: situations,
                marks: ["RC.1.2": marks("++++"), "RC.2.1": marks("+-o")],
                complements: complements,
                agreement: agreement,
                draftSeen: ["tablette": 3, "poste": 1],
                personal: observationPersonal
            )
        ),
        Example(
            ObservationRecorded(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: evaluator,
                situations: situations,
                marks: ["RC.1.2": marks("++++"), "RC.2.1": marks("+-o")],
                recordedAt: moment("2026-11-23T16:40:09.001Z"),
                complements: complements,
                agreement: agreement,
                personal: observationPersonal
            )
        ),
        Example(
            FillBooklet(
                dossier: dossier,
                candidate: candidate,
                observer: referent,
                conferredOn: day("2026-11-27"),
                elements: elements,
                justified: ["RC.1.2"],
                personal: bookletPersonal
            )
        ),
        Example(
            BookletFilled(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: referent,
                conferredOn: day("2026-11-27"),
                elements: elements,
                justified: ["RC.1.2"],
                divergences: ["RC.2.1.3"],
                notesDigest: sha256("a"),
                digest: sha256("b"),
                personal: FilledPersonal(booklet: bookletPersonal, salt: salt)
            )
        ),
        Example(SignBooklet(dossier: dossier, signatory: evaluator, digest: sha256("b"))),
        Example(
            BookletSigned(
                dossier: dossier,
                attempt: 1,
                signatory: evaluator,
                digest: sha256("b"),
                signedAt: moment("2026-11-30T08:00:00.000Z")
            )
        ),
        Example(
            ReopenBooklet(dossier: dossier, candidate: candidate, signatory: evaluator, personal: correctionReason)
        ),
        Example(
            BookletReopened(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                signatory: evaluator,
                digest: sha256("b"),
                personal: correctionReason
            )
        ),
        Example(
            AssessedCandidateCorrected(
                dossier: dossier,
                attempt: 2,
                candidate: candidate,
                personal: candidatePersonal
            )
        ),
        Example(
            TransmittedCandidateCorrected(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                personal: candidatePersonal
            )
        ),
        Example(FileBeforePanelNoted(dossier: dossier, attempt: 2, panel: panel, isOpen: false)),
        Example(
            BookletTransmitted(
                file: reassessedFile,
                panel: panel,
                evaluator: designatedEvaluator,
                referent: designatedReferent,
                booklet: EvaluationBooklet(
                    elements: elements,
                    observedFrom: day("2026-11-23"),
                    observedUntil: day("2026-11-24"),
                    digest: sha256("b")
                ),
                notesDigest: sha256("a"),
                accreditedBy: "p2st",
                evaluatorDays: [
                    AccreditedDay(
                        on: day("2026-11-23"),
                        from: day("2025-03-01"),
                        until: day("2029-02-28"),
                        provider: "O-evaluation-sud"
                    )
                ],
                personal: TransmittedPersonal(
                    candidate: candidatePersonal,
                    notes: bookletPersonal.notes,
                    divergences: bookletPersonal.divergences,
                    justifications: bookletPersonal.justifications,
                    salt: salt
                )
            )
        ),
    ]

    private static let salt = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
    private static let evaluatorPersonal = EvaluatorPersonal(
        name: "Nadia Berger",
        email: "n.berger@example.fr",
        organisation: "Évaluation Sud"
    )
    private static let referentPersonal = ReferentPersonal(
        name: "Hugo Marchand",
        email: "h.marchand@example.fr",
        jobTitle: "Responsable de l'accueil"
    )
    private static let replacementReason = ReasonPersonal(reason: "L'évaluateur désigné d'abord est empêché.")
    private static let objectionReason = ReasonPersonal(reason: "Un différend ancien nous oppose.")
    private static let rejectionReason = ReasonPersonal(reason: "Le différend ne concernait pas cette personne.")
    private static let correctionReason = ReasonPersonal(reason: "Une note portait sur un autre critère.")
    private static let situations = [
        ObservedSituation(kind: .real, on: day("2026-11-23"), jointly: false),
        ObservedSituation(kind: .simulated, on: day("2026-11-24"), jointly: true),
    ]
    private static let complements = [ObservationComplement(kind: .interview, on: day("2026-11-24"))]
    private static let agreement = CompanyAgreement(agreedBy: referent, agreedOn: day("2026-11-16"))
    private static let observationPersonal = ObservationPersonal(
        notes: ["RC.2.1.2": "N'a pas vérifié la disponibilité du service demandé."]
    )
    private static let bookletPersonal = BookletPersonal(
        notes: ["RC.1.2.1": "Accueil souriant, dans le délai fixé."],
        divergences: ["RC.2.1.3": divergenceReasons],
        justifications: ["RC.1.2": "Situation exceptionnelle d'affluence, maîtrisée."]
    )
}
