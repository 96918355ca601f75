import Contracts
import Scheme

/// *Qui est désigné peut dire non, jusqu'à sa signature du livret* (specification, step 2): what one has signed, one does not
/// take back by declining.
func observerMayDecline(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    guard case .signedByOne(_, _, _, let signatory) = attempt.phase, signatory == observer else { return nil }
    return Refusal("observerMayDecline", ["dossier": attempt.file.dossier.value, "observer": observer.value])
}

/// *Qui a décliné n'observe plus, ne remplit ni ne signe* (specification, step 2): somebody else is designated.
func whoDeclinedObservesNoMore(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    guard let declined = attempt.hasDeclined(observer) else { return nil }
    return Refusal(
        "whoDeclinedObservesNoMore",
        ["dossier": attempt.file.dossier.value, "observer": observer.value, "cause": declined.cause.rawValue]
    )
}
