public import Contracts
import Scheme

/// The officer puts a file on hold, with a reason (specification, section 5). On hold already, it stays so.
public func decide(
    _ command: HoldFile,
    on file: AssessmentFile?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, actor) { return .refused(refusal) }
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) { return .refused(refusal) }
    if attempt.hold != nil { return .accepted([]) }
    if let refusal = holdHasReason(command.personal?.reason, command.dossier) { return .refused(refusal) }
    return .accepted([
        FileHeldDuringEvaluation(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: command.candidate,
            heldBy: actor.id,
            since: now,
            personal: command.personal
        )
    ])
}

/// The officer lets a file go on (specification, section 5). Not on hold, it is left as it is.
public func decide(
    _ command: ReleaseFile,
    on file: AssessmentFile?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officerActs(on: file, command.dossier, actor) { return .refused(refusal) }
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    return .accepted([attempt.released(by: actor, at: now)].compactMap { $0 })
}
