public import Contracts
public import Kernel
import Scheme

/// An officer refuses a registration, with a reason (specification, step 1).
public func decide(_ command: RefuseRegistration, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officeActs(.officer, command.officer, of: file.branch, by.actor) ?? registrationHoldsTheFile(file)
        ?? fileIsOnHold(file)
    {
        return .refused(refusal)
    }
    guard case .registered = file.stage else { return .refused(file.notNow) }
    var check = FormCheck(on: by.day)
    let reason = check.text(command.personal?.reason, "personal.reason", upTo: 4000, lines: true)
    if command.candidate != file.candidate {
        check.fault("candidate", "unknown", expected: "the candidate of the file")
    }
    guard let reason, check.faults.isEmpty else {
        return .refused(Refusal("refusalIsReasoned", faults: check.faults))
    }
    return .accepted([
        RegistrationRefused(
            dossier: file.dossier,
            candidate: file.candidate,
            refusedBy: command.officer,
            personal: ReasonPersonal(reason: reason)
        )
    ])
}
