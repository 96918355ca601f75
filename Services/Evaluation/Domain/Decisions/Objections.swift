public import Contracts
public import Scheme

/// The candidate objects to one of the two who are designated (specification, step 2).
public func decide(
    _ command: ObjectToObserver,
    on file: AssessmentFile?,
    policy: DesignationPolicy,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? selfActs(.candidate, command.candidate.value, actor)
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
    let today = now.parisDay
    if let refusal = objectionHasReason(command.observer, command.personal?.reason)
        ?? objectionIsInTime(command.observer, designatedOn: since, policy, today: today)
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

/// The officer decides on an objection: upheld, they then designate anew; rejected, with a reason, the designation
/// stands (specification, step 2).
public func decide(
    _ command: DecideObjection,
    on file: AssessmentFile?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, actor) { return .refused(refusal) }
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) { return .refused(refusal) }
    guard attempt.openObjection(to: command.observer) != nil else {
        return .refused(
            "objectionIsOpen",
            ["dossier": command.dossier.value, "observer": command.observer.value]
        )
    }
    if let refusal = rejectedObjectionHasReason(
        command.observer,
        upheld: command.upheld,
        command.personal?.reason
    ) {
        return .refused(refusal)
    }
    return .accepted([
        ObjectionDecided(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: command.candidate,
            observer: command.observer,
            upheld: command.upheld,
            decidedOn: now.parisDay,
            officer: actor.id,
            personal: command.personal
        )
    ])
}
