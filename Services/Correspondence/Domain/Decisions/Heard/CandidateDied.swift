public import Contracts

/// The candidate has died, registration says: nothing more is written to them.
public func decide(_ event: CandidateDied, on correspondent: Correspondent?, open letters: [Letter]) -> Decision {
    hasDied(event.dossier, correspondent, open: letters)
}
