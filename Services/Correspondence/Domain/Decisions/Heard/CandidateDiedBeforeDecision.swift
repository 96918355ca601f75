public import Contracts

/// The candidate died while the jury held the file: nothing more is written to them.
public func decide(_ event: CandidateDiedBeforeDecision, on correspondent: Correspondent?, open letters: [Letter])
    -> Decision
{
    hasDied(event.dossier, correspondent, open: letters)
}
