public import Contracts
public import Kernel
import Scheme

/// An officer suspends the erasure of a file that has ended.
public func decide(_ command: SuspendErasure, on file: RegistrationFile?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerHolds(by.actor, of: file.branch) ?? suspensionIsOfAnEndedFile(file) {
        return .refused(refusal)
    }
    var check = FormCheck(on: by.day)
    let reason = check.text(command.personal?.reason, "personal.reason", upTo: 4000, lines: true)
    if command.candidate != file.candidate {
        check.fault("candidate", "unknown", expected: "the candidate of the file")
    }
    guard let reason, check.faults.isEmpty else { return .refused(Refusal("holdHasReason", faults: check.faults)) }
    guard !file.suspensions.contains(where: { $0.cause == .hold }) else { return .accepted([]) }
    return .accepted([
        ErasureSuspended(
            dossier: file.dossier,
            candidate: file.candidate,
            cause: .hold,
            since: by.now,
            personal: HoldPersonal(reason: reason)
        )
    ])
}
