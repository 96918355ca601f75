public import Contracts

/// The candidate died while evaluation held the file: nothing more is written to them.
public func decide(_ event: CandidateDiedDuringEvaluation, on correspondent: Correspondent?, open letters: [Letter])
    -> Decision
{
    hasDied(event.dossier, correspondent, open: letters)
}
