public import Contracts

/// Registration has put right what the file says of its candidate: evaluation keeps what is right, and passes it on to the
/// panel that has the booklet, decided or not (specification, section 7: rectification). What is erased stays so.
public func decide(_ event: RegistrationCorrected, on file: AssessmentFile?) -> Decision {
    guard let file, let after = event.personal?.after else { return .accepted([]) }
    switch file.stage {
    case .underWay(let attempt):
        guard let before = attempt.candidate, before != after else { return .accepted([]) }
        return .accepted([
            AssessedCandidateCorrected(
                dossier: file.dossier,
                attempt: attempt.number,
                candidate: attempt.file.candidate,
                personal: after
            )
        ])
    case .transmitted(let transmitted):
        return .accepted([
            TransmittedCandidateCorrected(
                dossier: file.dossier,
                attempt: transmitted.attempt,
                panel: transmitted.panel,
                candidate: transmitted.candidate,
                personal: after.withoutArrangements
            )
        ])
    case .withdrawn, .deceased, .lapsed, .givenUp: return .accepted([])
    }
}
