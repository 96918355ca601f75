public import Contracts
public import Kernel
public import Scheme

/// An observer saves their draft on one of their devices (specification, step 3). Nothing is refused for being behind:
/// what another device wrote meanwhile stays beside it, in conflict, until the observer settles it.
///
/// - Parameter draft: the observer's draft of the attempt under way, where there is one.
/// - Parameter standard: the standard that the file is pinned to.
public func decide(
    _ command: SaveObservationDraft,
    on file: AssessmentFile?,
    draft: ObservationDraft?,
    standard: AssessmentStandard,
    by: By
) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.observer, of: attempt, by: by.actor)
        ?? observerRecordsOnce(command.observer, attempt)
        ?? observerHasDeclaredNoTie(command.observer, attempt)
        ?? draftSavesComeInOrder(command, draft)
        ?? draftIsOnCriteriaUnderAssessment(command, scope: attempt.file.scope.elements, standard)
    {
        return .refused(refusal)
    }
    return .accepted([
        ObservationDraftSaved(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            observer: command.observer,
            device: command.device,
            save: command.save,
            seen: command.seen,
            savedAt: command.savedAt,
            changes: command.changes,
            personal: command.personal
        )
    ])
}
