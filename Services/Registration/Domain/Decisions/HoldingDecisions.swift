public import Contracts

/// The officer puts a file on hold while registration has it, with a reason (specification, section 5).
public func decide(_ command: HoldFile, on file: RegistrationFile?, by actor: Actor, at now: Instant) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(actor, of: file.branch) ?? registrationHoldsTheFile(file) { return .refused(refusal) }
    if case .ended = file.stage { return .refused(file.notNow) }
    guard file.hold == nil else { return .accepted([]) }
    var check = FormCheck(on: now.parisDay)
    let reason = check.text(command.personal?.reason, "personal.reason", upTo: 4000, lines: true)
    if command.candidate != file.candidate {
        check.fault("candidate", "unknown", expected: "the candidate of the file")
    }
    guard let reason, check.faults.isEmpty else { return .refused(Refusal("holdHasReason", faults: check.faults)) }
    guard let officer = PersonID(actor.id) else {
        return .refused("officerHolds", ["actor": actor.description])
    }
    return .accepted([
        FileHeldAtRegistration(
            dossier: file.dossier,
            candidate: file.candidate,
            heldBy: officer,
            since: now,
            personal: HoldPersonal(reason: reason)
        )
    ])
}

/// A file on hold at registration goes on; its due times are later by as long as it was held. One that is not on hold
/// goes on as it is.
public func decide(_ command: ReleaseFile, on file: RegistrationFile?, by actor: Actor, at now: Instant) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(actor, of: file.branch) ?? registrationHoldsTheFile(file) { return .refused(refusal) }
    if case .ended = file.stage { return .refused(file.notNow) }
    guard let hold = file.hold else { return .accepted([]) }
    guard let officer = PersonID(actor.id) else {
        return .refused("officerHolds", ["actor": actor.description])
    }
    return .accepted([
        FileReleasedAtRegistration(
            dossier: file.dossier,
            releasedBy: officer,
            heldFor: max(0, now.milliseconds - hold.since.milliseconds)
        )
    ])
}
