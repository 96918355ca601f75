import Contracts

extension Example {
    /// What whoever holds a file is asked, and tells.
    static let anyHolder: [Example] = [
        Example(WithdrawCandidate(dossier: dossier, candidate: candidate)),
        Example(
            HoldFile(dossier: dossier, candidate: candidate, personal: HoldPersonal(reason: "Plainte en instruction"))
        ),
        Example(ReleaseFile(dossier: dossier, examinedAgain: true)),
        Example(
            FileHeldAtRegistration(
                dossier: dossier,
                candidate: candidate,
                heldBy: officer,
                since: moment("2027-01-10T09:00:00.000Z"),
                personal: HoldPersonal(reason: "Plainte en instruction")
            )
        ),
        Example(FileReleasedAtRegistration(dossier: dossier, releasedBy: officer, heldFor: 864_000_000)),
        Example(
            FileHeldBeforeDecision(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                heldBy: officer,
                since: moment("2027-01-10T09:00:00.000Z"),
                suspendedEvaluator: evaluator,
                removedEvaluator: evaluator,
                personal: HoldPersonal(reason: "Plainte en instruction")
            )
        ),
        Example(
            FileReleasedBeforeDecision(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                releasedBy: officer,
                heldFor: 864_000_000
            )
        ),
        Example(
            FileHeldDuringEvaluation(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                heldBy: "P-agent-12",
                since: moment("2026-10-22T07:30:00.000Z"),
                suspendedEvaluator: evaluator,
                personal: HoldPersonal(reason: "Plainte en instruction")
            )
        ),
        Example(
            FileReleasedDuringEvaluation(dossier: dossier, attempt: 1, releasedBy: "P-agent-12", heldFor: 86_400_000)
        ),
        Example(CandidateWithdrew(dossier: dossier)),
        Example(CandidateWithdrewDuringEvaluation(dossier: dossier, attempt: 1)),
        Example(
            CandidateWithdrewBeforeDecision(dossier: dossier, attempt: 2, panel: panel, candidate: candidate)
        ),
    ]
}
