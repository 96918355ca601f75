import Contracts

func withdrawn(
    _ dossier: DossierID,
    _ attempt: Int,
    _ holder: FileWithdrawn.Holder,
    _ file: RegistrationFile?
) -> Decision {
    switch RegistrationFile.news(of: dossier, attempt: attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, dossier.value))
    case .known: .accepted([])
    case .pending: .accepted([FileWithdrawn(dossier: dossier, attempt: attempt, heldBy: holder)])
    }
}

/// A candidate's death ends the file at every stage before the jury's decision, and after one that did not award; what was
/// awarded stays, and what has ended has.
func deathEndsTheFile(_ file: RegistrationFile) -> Bool {
    switch file.stage {
    case .prepared, .registered, .handedOver, .returned, .takenBack: true
    case .awarded, .certified, .ended: false
    }
}

func endedByDeath(
    _ dossier: DossierID,
    _ attempt: Int,
    _ diedOn: Day,
    _ holder: FileWithdrawn.Holder,
    _ file: RegistrationFile?
) -> Decision {
    switch RegistrationFile.news(of: dossier, attempt: attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, dossier.value))
    case .known: .accepted([])
    case .pending: .accepted([CandidateDied(dossier: dossier, diedOn: diedOn, heldBy: holder)])
    }
}
