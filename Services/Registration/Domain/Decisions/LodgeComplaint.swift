public import Contracts
public import Kernel
public import Scheme

/// Somebody complains, in person, or through an officer of the branch who records it.
///
/// - Parameter file: the file in which it happened, as far as it is known.
public func decide(
    _ command: LodgeComplaint,
    on complaint: Complaint?,
    in file: RegistrationFile?,
    scheme: Scheme,
    by: By
) -> Decision {
    if by.actor.id != command.complainant.value, let refusal = officeActs(.officer, of: command.branch, by.actor) {
        return .refused(refusal)
    }
    guard let due = scheme.policy(of: command.branch)?.due else {
        return .refused("unknownBranch", ["branch": command.branch.value])
    }
    if let complaint {
        let isSame =
            complaint.complainant == command.complainant && complaint.subject == command.subject
            && complaint.concerned == command.concerned
        return isSame ? .accepted([]) : .refused("complaintExists", ["complaint": command.complaint.value])
    }
    var faults: [Fault] = []
    if (command.subject == .person) != (command.concerned != nil) {
        let expected = command.subject == .person ? "the person complained of" : "nobody: it is about the process"
        faults.append(Fault("concerned", command.concerned == nil ? "missing" : "unexpected", expected: expected))
    }
    if command.concerned == command.complainant {
        faults.append(Fault("concerned", "isTheComplainant", expected: "somebody else"))
    }
    if let file, file.branch != command.branch {
        faults.append(Fault("branch", "isNotTheFiles", expected: file.branch.value))
    }
    if let fault = wordsAreMissing(command.personal, "what is complained of") { faults.append(fault) }
    guard faults.isEmpty else { return .refused(Refusal("complaintIsSaid", faults: faults)) }
    let deadline = due.deadline(due.complaint, after: by.day)
    return .accepted([
        ComplaintReceived(
            complaint: command.complaint,
            branch: command.branch,
            dossier: command.dossier,
            subject: command.subject,
            concerned: command.concerned,
            complainant: command.complainant,
            receivedOn: by.day,
            decideBy: deadline.endsAt,
            remindAt: deadline.reminders(due.reminderDays, after: by.now),
            personal: command.personal
        )
    ])
}
