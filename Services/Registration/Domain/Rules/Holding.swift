import Contracts

/// Nothing is decided on a file that is on hold (specification, section 5).
func fileIsOnHold(_ file: RegistrationFile) -> Refusal? {
    file.hold.map { Refusal("fileIsOnHold", ["dossier": file.dossier.value, "since": $0.since.description]) }
}

/// While registration holds a file, no jury has it: the officer puts it on hold, and releases it.
func officerHolds(_ actor: Actor) -> Refusal? {
    actor.role == .officer ? nil : Refusal("officerHolds", ["actor": actor.description])
}
