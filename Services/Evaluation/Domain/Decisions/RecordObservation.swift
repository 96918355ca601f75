public import Contracts
public import Kernel
public import Scheme

/// An observer records what they saw, once and apart from the other (specification, step 3). The rules on who may
/// observe are asked again, on the facts of each day on which they did.
///
/// - Parameter draft: the observer's draft of this attempt, where they kept one.
/// - Parameter evaluator: what is on record of the file's designated evaluator.
/// - Parameter branch: the branch that accredits that evaluator.
/// - Parameter standard: the standard that the file is pinned to.
public func decide(
    _ command: RecordObservation,
    on file: AssessmentFile?,
    draft: ObservationDraft? = nil,
    evaluator: Evaluator?,
    branch: Branch?,
    standard: AssessmentStandard,
    policy: DesignationPolicy,
    by: By
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.observer, of: attempt, by: by.actor)
        ?? observerRecordsOnce(command.observer, attempt)
        ?? observerHasDeclaredNoTie(command.observer, attempt)
        ?? draftConflictsAreSettled(draft)
        ?? recordingRestsOnTheWholeDraft(command, draft)
        ?? situationIsRealOrSimulated(command)
        ?? everyObjectionIsDecided(attempt)
    {
        return .refused(refusal)
    }
    guard let designation = attempt.designation, let since = designation.since(command.observer) else {
        return .refused(notNow(attempt.phaseName, command.dossier))
    }
    let incomplete = observationIsComplete(
        command,
        scope: attempt.file.scope.elements,
        standard,
        designatedOn: since,
        today: by.day
    )
    if let refusal = incomplete ?? assessmentIsAgreedWithCompany(command, attempt) { return .refused(refusal) }
    let observation = RecordedObservation(
        observer: command.observer,
        situations: command.situations,
        marks: [],
        recordedOn: by.day
    )
    let finishing =
        command.observer == designation.evaluator.person
        ? finishingRefusal(evaluator, attempt.accreditingBranch, today: by.day) : nil
    if let refusal = observerMayObserve(observation, attempt.file, designation, evaluator, branch, policy) ?? finishing
    {
        return .refused(refusal)
    }
    let recorded = ObservationRecorded(
        dossier: command.dossier,
        attempt: attempt.number,
        candidate: attempt.file.candidate,
        observer: command.observer,
        situations: command.situations,
        marks: command.marks,
        recordedAt: by.moment,
        complements: command.complements,
        agreement: command.agreement,
        personal: command.personal
    )
    let closed = ObservationDraftClosed(
        dossier: command.dossier,
        attempt: attempt.number,
        observer: command.observer
    )
    return .accepted(draft == nil ? [recorded] : [recorded, closed])
}
