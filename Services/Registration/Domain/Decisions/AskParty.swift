public import Contracts
public import Kernel
public import Scheme

/// An officer whom the complaint does not concern asks one side for what it has to say. Without an answer by the last day (policy
/// `due.complaintAnswer`), the complaint is decided without. Asked again before that, the term stays.
public func decide(_ command: AskParty, on complaint: Complaint?, scheme: Scheme, by: By) -> Decision {
    guard let complaint else { return unknownComplaint(command.complaint) }
    if let refusal = officeActs(.officer, command.instructor, of: complaint.branch, by.actor)
        ?? complaintIsInstructedByAnother(command.instructor, complaint)
    {
        return .refused(refusal)
    }
    guard complaint.stage == .open else { return .refused("notNow", ["state": complaint.stage.rawValue]) }
    if complaint.heard[command.party] != nil || complaint.answersDue(command.party) != nil { return .accepted([]) }
    guard let due = scheme.policy(of: complaint.branch)?.due else {
        return .refused("unknownBranch", ["branch": complaint.branch.value])
    }
    return .accepted([
        PartyAsked(
            complaint: complaint.complaint,
            dossier: complaint.dossier,
            party: command.party,
            instructor: command.instructor,
            askedOn: by.day,
            answerBy: due.deadline(due.complaintAnswer, after: by.day).lastDay
        )
    ])
}
