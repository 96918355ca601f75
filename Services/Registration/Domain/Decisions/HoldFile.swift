public import Contracts
public import Kernel

/// The officer puts a file on hold while registration has it, with a reason (specification, section 5).
public func decide(_ command: HoldFile, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(by.actor, of: file.branch) ?? registrationHoldsTheFile(file) {
        return .refused(refusal)
    }
    if case .ended = file.stage { return .refused(file.notNow) }
    guard file.hold == nil else { return .accepted([]) }
    var check = FormCheck(on: by.day)
    let reason = check.text(command.personal?.reason, "personal.reason", upTo: 4000, lines: true)
    if command.candidate != file.candidate {
        check.fault("candidate", "unknown", expected: "the candidate of the file")
    }
    guard let reason, check.faults.isEmpty else { return .refused(Refusal("holdHasReason", faults: check.faults)) }
    guard let officer = PersonID(by.actor.id) else {
        return .refused("officerHolds", ["actor": by.actor.description])
    }
    return .accepted([
        FileHeldAtRegistration(
            dossier: file.dossier,
            candidate: file.candidate,
            heldBy: officer,
            since: by.now,
            personal: HoldPersonal(reason: reason)
        )
    ])
}
