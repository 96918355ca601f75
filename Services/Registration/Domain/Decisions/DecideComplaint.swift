public import Contracts
public import Kernel
public import Scheme

/// The branch authority decides, both sides heard, with a reason. A complaint that is in no file has a term of its own from
/// the day of its decision; in a file, it goes with the file.
///
/// - Parameter file: the file in which it happened, if there is one.
public func decide(
    _ command: DecideComplaint,
    on complaint: Complaint?,
    in file: RegistrationFile?,
    scheme: Scheme,
    by: By
) -> Decision {
    guard let complaint, complaint.complainant == command.complainant else {
        return unknownComplaint(command.complaint)
    }
    if let refusal = officeActs(.authority, command.authority, of: complaint.branch, by.actor) {
        return .refused(refusal)
    }
    guard complaint.stage == .open else {
        return complaint.stage == (command.upheld ? .upheld : .dismissed)
            ? .accepted([]) : .refused("notNow", ["state": complaint.stage.rawValue])
    }
    if let refusal = complaintIsInstructedByAnother(command.authority, complaint) ?? bothAreHeard(complaint, on: by.day)
    {
        return .refused(refusal)
    }
    if let fault = wordsAreMissing(command.personal, "why") {
        return .refused(Refusal("complaintIsSaid", faults: [fault]))
    }
    var decided = ComplaintDecided(
        complaint: complaint.complaint,
        dossier: complaint.dossier,
        complainant: complaint.complainant,
        upheld: command.upheld,
        authority: command.authority,
        decidedOn: by.day,
        personal: command.personal
    )
    if file == nil {
        let policy = scheme.policy(of: complaint.branch) ?? BranchPolicy()
        decided.keptUntil = complaintIsKeptForItsTerm(decidedOn: by.day, policy).startInParis
    }
    return .accepted([decided])
}
