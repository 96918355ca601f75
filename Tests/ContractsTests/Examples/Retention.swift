import Contracts

extension Example {
    /// How long what is personal is kept, and what suspends its erasure.
    static let retention: [Example] = [
        Example(
            RetentionBegan(
                dossier: dossier,
                term: .decided,
                keptUntil: moment("2031-10-14T22:00:00.000Z"),
                registerKeptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(
            RetentionEnded(
                dossier: dossier,
                candidate: candidate,
                term: .decided,
                keptUntil: moment("2031-10-14T22:00:00.000Z"),
                decision: decision,
                registerKeptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(
            SuspendErasure(
                dossier: dossier,
                candidate: candidate,
                personal: HoldPersonal(reason: "Contrôle du C4S")
            )
        ),
        Example(
            ErasureSuspended(
                dossier: dossier,
                candidate: candidate,
                cause: .hold,
                since: moment("2027-03-03T09:00:00.000Z"),
                personal: HoldPersonal(reason: "Contrôle du C4S")
            )
        ),
        Example(ResumeErasure(dossier: dossier)),
        Example(ErasureResumed(dossier: dossier, cause: .hold)),
        Example(AppealNoted(dossier: dossier, decision: decision, isOpen: true)),
        Example(
            RegisterTermBegan(
                certificate: certificate,
                dossier: dossier,
                keptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(RegisterTermEnded(certificate: certificate, dossier: dossier, holder: candidate)),
        Example(RecordBranchLeaving(branch: branch, certificateKind: kind, recordedBy: "P-gps")),
        Example(
            BranchLeavingRecorded(
                branch: branch,
                certificateKind: kind,
                openFilesUntil: day("2028-06-30"),
                recordedBy: "P-gps"
            )
        ),
        Example(OpenFilesSwept(branch: branch, certificateKind: kind, upTo: dossier)),
        Example(FileRecalled(dossier: dossier, attempt: 2)),
        Example(FileRecalledFromJury(dossier: dossier, attempt: 2, panel: "p2st-1")),
        Example(FileGivenUpDuringEvaluation(dossier: dossier, scope: leavingScope)),
        Example(
            FileGivenUpBeforeDecision(
                dossier: dossier,
                panel: "p2st-1",
                candidate: candidate,
                scope: leavingScope
            )
        ),
        Example(
            FilePassedOn(
                dossier: dossier,
                from: branch,
                to: "logi",
                passedOn: day("2028-07-01"),
                candidate: candidate,
                companySiret: "73282932000074"
            )
        ),
        Example(
            FileClosed(
                dossier: dossier,
                branch: branch,
                closedOn: day("2028-07-01"),
                candidate: candidate,
                companySiret: "73282932000074"
            )
        ),
        Example(ErasePerson(subject: candidate)),
        Example(PersonErased(subject: candidate, through: moment("2027-03-03T09:00:00.000Z"))),
        Example(PersonConcerned(concerned: evaluator, complaint: "R-7", isOpen: true)),
        Example(
            ComplaintRetentionEnded(
                complaint: "R-7",
                complainant: candidate,
                through: moment("2032-03-03T09:00:00.000Z")
            )
        ),
        Example(
            ApplicationRetentionBegan(
                evaluator: evaluator,
                branch: branch,
                refusedAt: moment("2027-03-03T09:00:00.000Z"),
                keptUntil: moment("2029-03-02T23:00:00.000Z")
            )
        ),
        Example(
            ApplicationRetentionEnded(
                evaluator: evaluator,
                branch: branch,
                refusedAt: moment("2027-03-03T09:00:00.000Z")
            )
        ),
        Example(
            AccreditationRetentionBegan(evaluator: evaluator, keptUntil: moment("2036-03-02T23:00:00.000Z"))
        ),
        Example(
            AccreditationRetentionEnded(
                evaluator: evaluator,
                applications: [branch],
                through: moment("2036-03-02T23:00:00.000Z")
            )
        ),
        Example(ConcernedEvaluatorNoted(concerned: evaluator, complaint: "R-7", isOpen: true)),
        Example(
            SessionWordsRetentionEnded(
                session: "S-2026-11",
                panel: "p2st-1",
                chair: "P-president",
                through: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(SignatoryRetentionBegan(signatory: "P-gps", keptUntil: moment("2080-03-02T23:00:00.000Z"))),
        Example(SignatoryRetentionEnded(signatory: "P-gps", through: moment("2080-03-02T23:00:00.000Z"))),
        Example(ConcernedSignatoryNoted(concerned: "P-gps", complaint: "R-7", isOpen: false)),
    ]

    private static let leavingScope = AssessmentScope(
        attempt: 2,
        elements: ["RC.5.1"],
        carried: [
            CarriedElement(
                element: "RC.1.1",
                attempt: 1,
                acquiredOn: day("2027-01-14"),
                observers: [evaluator, "P-referent"],
                session: "S-2026-11",
                decision: decision
            )
        ]
    )
}
