public import Contracts
public import Kernel
public import Scheme

/// The candidate objects to one of the two who are designated (specification, step 2).
public func decide(
    _ command: ObjectToObserver,
    on file: AssessmentFile?,
    policy: DesignationPolicy,
    by: By
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? selfActs(.candidate, command.candidate.value, by.actor)
    {
        return .refused(refusal)
    }
    guard let since = attempt.designation?.since(command.observer) else {
        return .refused(
            "observerIsDesignated",
            ["dossier": command.dossier.value, "observer": command.observer.value]
        )
    }
    if attempt.openObjection(to: command.observer) != nil { return .accepted([]) }
    let today = by.day
    if let refusal = objectionHasReason(command.observer, command.personal?.reason)
        ?? actsAfterItsGround(by.earlierDay, since)
        ?? objectionIsInTime(command.observer, designatedOn: since, policy, attempt.dueDays, today: today)
        ?? objectionIsRaisedOnce(command.observer, attempt)
        ?? upheldObjectionExcludes(command.observer, attempt)
    {
        return .refused(refusal)
    }
    return .accepted([
        ObjectionRaised(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: command.candidate,
            observer: command.observer,
            raisedOn: today,
            personal: command.personal
        )
    ])
}
