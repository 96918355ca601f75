public import Contracts

/// The candidate gave up while the jury held the file.
public func decide(_ event: CandidateWithdrewBeforeDecision, on file: RegistrationFile?) -> Decision {
    withdrawn(event.dossier, event.attempt, .jury, file)
}
