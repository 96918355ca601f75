public import Contracts

/// The file lapsed while evaluation held it.
public func decide(_ event: FileLapsedDuringEvaluation, on file: RegistrationFile?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: .accepted([])
    case .pending: .accepted([FileLapsed(dossier: event.dossier)])
    }
}
