public import Contracts

/// The candidate died while the jury held the file.
public func decide(_ event: CandidateDiedBeforeDecision, on file: RegistrationFile?) -> Decision {
    endedByDeath(event.dossier, event.attempt, event.diedOn, .jury, file)
}
