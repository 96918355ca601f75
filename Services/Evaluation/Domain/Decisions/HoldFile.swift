public import Contracts
public import Kernel
import Scheme

/// The officer puts a file on hold, with a reason (specification, section 5). On hold already, it stays so.
public func decide(_ command: HoldFile, on file: AssessmentFile?, by: By) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) { return .refused(refusal) }
    if attempt.hold != nil { return .accepted([]) }
    if let refusal = holdHasReason(command.personal?.reason, command.dossier) { return .refused(refusal) }
    return .accepted([
        FileHeldDuringEvaluation(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: command.candidate,
            heldBy: by.actor.id,
            since: by.now,
            personal: command.personal
        )
    ])
}
