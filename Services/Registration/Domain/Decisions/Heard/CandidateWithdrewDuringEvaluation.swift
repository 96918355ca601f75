public import Contracts

/// The candidate gave up while evaluation held the file.
public func decide(_ event: CandidateWithdrewDuringEvaluation, on file: RegistrationFile?) -> Decision {
    withdrawn(event.dossier, event.attempt, .evaluation, file)
}
