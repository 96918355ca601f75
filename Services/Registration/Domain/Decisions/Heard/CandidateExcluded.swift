public import Contracts

/// The jury has excluded the candidate.
public func decide(_ event: CandidateExcluded, on file: RegistrationFile?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: .accepted([])
    case .pending:
        .accepted([FileExcluded(dossier: event.dossier, attempt: event.attempt, excludedOn: event.excludedOn)])
    }
}
