public import Contracts

/// The candidate died while evaluation held the file.
public func decide(_ event: CandidateDiedDuringEvaluation, on file: RegistrationFile?) -> Decision {
    endedByDeath(event.dossier, event.attempt, event.diedOn, .evaluation, file)
}
