import Contracts

extension Example {
    /// The messages of the joint jury: appeals against its decisions.
    static let juryAppeals: [Example] = [
        Example(
            LodgeAppeal(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                ground: .procedure,
                personal: allegation
            )
        ),
        Example(
            AppealLodged(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                ground: .procedure,
                lodgedOn: day("2027-02-20"),
                notifiedOn: day("2027-01-18"),
                decideBy: moment("2027-05-22T00:00:00.000Z"),
                remindAt: [moment("2027-05-15T00:00:00.000Z")],
                personal: allegation
            )
        ),
        Example(
            AdmitAppeal(
                decision: decision,
                dossier: dossier,
                panel: panel,
                instructor: "P-agent-2",
                officer: officer
            )
        ),
        Example(
            AppealAdmitted(
                decision: decision,
                dossier: dossier,
                panel: panel,
                instructor: "P-agent-2",
                officer: officer
            )
        ),
        Example(
            RefuseAppeal(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                cause: .groundNotAllowed,
                officer: officer,
                personal: allegation
            )
        ),
        Example(
            AppealRefused(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                cause: .outOfTime,
                officer: officer,
                personal: allegation
            )
        ),
        Example(
            InstructAppeal(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                instructor: "P-agent-2",
                personal: allegation
            )
        ),
        Example(
            AppealInstructed(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                instructor: "P-agent-2",
                personal: allegation
            )
        ),
        Example(
            DecideAppeal(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                upheld: true,
                authority: "P-autorite",
                personal: allegation
            )
        ),
        Example(
            AppealDecided(
                decision: decision,
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                upheld: true,
                authority: "P-autorite",
                personal: allegation
            )
        ),
        Example(
            AppealClosed(
                decision: decision,
                dossier: dossier,
                panel: panel,
                cause: .reassessed
            )
        ),
        Example(
            AppealReminded(
                decision: decision,
                dossier: dossier,
                panel: panel,
                remindedAt: moment("2027-05-15T00:00:00.000Z"),
                decideBy: moment("2027-05-22T00:00:00.000Z")
            )
        ),
        Example(
            AppealFellDue(
                decision: decision,
                dossier: dossier,
                panel: panel,
                dueAt: moment("2027-05-22T00:00:00.000Z")
            )
        ),
        Example(
            ReexaminationOrdered(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                excluded: [chair, viceChair],
                decideBy: moment("2027-08-22T00:00:00.000Z"),
                personal: allegation
            )
        ),
        Example(
            DecisionConfirmed(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                confirmedOn: day("2027-06-14")
            )
        ),
    ]

    private static let allegation = ReasonPersonal(reason: "Un membre lié au référent a siégé.")
}
