import Contracts
import Scheme

/// An officer acts on a file of their own branch (specification, who uses it). Of a file that is not under way here, it
/// says where it is instead.
func officerActs(on file: AssessmentFile?, _ dossier: DossierID, _ actor: Actor) -> Refusal? {
    guard let attempt = file?.attemptUnderWay else { return fileIsNotHeldHere(file, dossier) }
    return officeActs(.officer, of: attempt.file.branch, actor)
}

/// Who acts is an observer of this attempt, in their own name (specification, step 2: both observers are designated).
func observerActs(_ observer: PersonID, of attempt: Attempt, by actor: Actor) -> Refusal? {
    guard let designation = attempt.designation else {
        return Refusal(
            "bothObserversAreDesignated",
            ["dossier": attempt.file.dossier.value, "state": attempt.phaseName]
        )
    }
    guard let role = designation.role(of: observer) else {
        return Refusal(
            "observerIsDesignated",
            ["dossier": attempt.file.dossier.value, "observer": observer.value]
        )
    }
    return selfActs(role, observer.value, actor) ?? upheldObjectionExcludes(observer, attempt)
        ?? whoDeclinedObservesNoMore(observer, attempt)
}
