import Contracts

extension Example {
    /// What whoever holds a file is asked, and tells.
    static let anyHolder: [Example] = [
        Example(WithdrawCandidate(dossier: dossier, candidate: candidate)),
        Example(
            HoldFile(dossier: dossier, candidate: candidate, personal: HoldPersonal(reason: "Plainte en instruction"))
        ),
        Example(ReleaseFile(dossier: dossier)),
        Example(CandidateWithdrew(dossier: dossier)),
        Example(CandidateWithdrewDuringEvaluation(dossier: dossier, attempt: 1)),
        Example(CandidateWithdrewBeforeDecision(dossier: dossier, attempt: 2)),
    ]
}
