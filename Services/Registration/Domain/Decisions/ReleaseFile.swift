public import Contracts
public import Kernel

/// A file on hold at registration goes on; its due times are later by as long as it was held. One that is not on hold
/// goes on as it is.
public func decide(_ command: ReleaseFile, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(by.actor, of: file.branch) ?? registrationHoldsTheFile(file) {
        return .refused(refusal)
    }
    if case .ended = file.stage { return .refused(file.notNow) }
    guard let hold = file.hold else { return .accepted([]) }
    guard let officer = PersonID(by.actor.id) else {
        return .refused("officerHolds", ["actor": by.actor.description])
    }
    return .accepted([
        FileReleasedAtRegistration(
            dossier: file.dossier,
            releasedBy: officer,
            heldFor: max(0, by.now.milliseconds - hold.since.milliseconds)
        )
    ])
}
