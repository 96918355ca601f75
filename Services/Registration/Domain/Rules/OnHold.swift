import Contracts
import Scheme

/// Nothing is decided on a file that is on hold (specification, section 5).
func fileIsOnHold(_ file: RegistrationFile) -> Refusal? {
    file.hold.map { Refusal("fileIsOnHold", ["dossier": file.dossier.value, "since": $0.since.description]) }
}

/// While registration holds a file, no jury has it: an officer of its branch puts it on hold, and releases it.
func officerHolds(_ actor: Actor, of branch: BranchID) -> Refusal? {
    actor.role == .officer
        ? officeActs(.officer, of: branch, actor) : Refusal("officerHolds", ["actor": actor.description])
}
