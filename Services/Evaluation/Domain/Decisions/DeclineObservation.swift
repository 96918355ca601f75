public import Contracts
public import Kernel
import Scheme

/// An observer does not observe, or not any more: a tie, a refusal, an illness, said by themself or recorded for them; a death,
/// recorded by the officer (specification, step 2). The officer designates somebody else.
public func decide(_ command: DeclineObservation, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    guard let designation = attempt.designation, let role = designation.role(of: command.observer) else {
        return .refused(
            "observerIsDesignated",
            ["dossier": command.dossier.value, "observer": command.observer.value]
        )
    }
    let acts =
        command.cause == .death
        ? officeActs(.officer, of: attempt.file.branch, by.actor) : selfActs(role, command.observer.value, by.actor)
    if let refusal = acts ?? candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerMayDecline(command.observer, attempt)
        ?? actsAfterItsGround(by.earlierDay, designation.since(command.observer))
    {
        return .refused(refusal)
    }
    if attempt.hasDeclined(command.observer) != nil { return .accepted([]) }
    return .accepted([
        ObserverDeclined(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            observer: command.observer,
            cause: command.cause,
            declinedOn: by.day,
            personal: command.personal
        )
    ])
}
