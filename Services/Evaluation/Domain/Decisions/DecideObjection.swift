public import Contracts
public import Kernel
import Scheme

/// The officer decides on an objection: upheld, they then designate anew; rejected, with a reason, the designation
/// stands (specification, step 2).
public func decide(_ command: DecideObjection, on file: AssessmentFile?, by: By) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) { return .refused(refusal) }
    guard let objection = attempt.openObjection(to: command.observer) else {
        return .refused(
            "objectionIsOpen",
            ["dossier": command.dossier.value, "observer": command.observer.value]
        )
    }
    let unreasoned = rejectedObjectionHasReason(command.observer, upheld: command.upheld, command.personal?.reason)
    if let refusal = unreasoned ?? actsAfterItsGround(by.earlierDay, objection.raisedOn) {
        return .refused(refusal)
    }
    return .accepted([
        ObjectionDecided(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: command.candidate,
            observer: command.observer,
            upheld: command.upheld,
            decidedOn: by.day,
            officer: by.actor.id,
            personal: command.personal
        )
    ])
}
