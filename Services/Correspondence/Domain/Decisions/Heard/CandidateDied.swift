public import Contracts

/// The candidate has died, registration says: nothing more is written to them.
public func decide(_ event: CandidateDied, on correspondent: Correspondent?, open letters: [Letter]) -> Decision {
    hasDied(event.dossier, correspondent, open: letters)
}

/// The same, while evaluation held the file.
public func decide(_ event: CandidateDiedDuringEvaluation, on correspondent: Correspondent?, open letters: [Letter])
    -> Decision
{ hasDied(event.dossier, correspondent, open: letters) }

/// The same, while the jury held the file.
public func decide(_ event: CandidateDiedBeforeDecision, on correspondent: Correspondent?, open letters: [Letter])
    -> Decision
{ hasDied(event.dossier, correspondent, open: letters) }
