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
