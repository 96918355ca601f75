public import Contracts
public import Kernel
import Scheme

/// An officer whom the complaint does not concern hears one side. A side may be heard again.
public func decide(_ command: HearParty, on complaint: Complaint?, by: By) -> Decision {
    guard let complaint else { return unknownComplaint(command.complaint) }
    if let refusal = officeActs(.officer, command.instructor, of: complaint.branch, by.actor) {
        return .refused(refusal)
    }
    guard complaint.stage == .open else { return .refused("notNow", ["state": complaint.stage.rawValue]) }
    let expected: PersonID? = command.party == .complainant ? complaint.complainant : complaint.concerned
    let isOther = command.party == .concerned && command.heard == complaint.complainant
    if (expected.map { $0 != command.heard } ?? false) || isOther {
        return .refused("heardForTheirSide", ["person": command.heard.value, "party": command.party.rawValue])
    }
    if let refusal = complaintIsInstructedByAnother(command.instructor, complaint) { return .refused(refusal) }
    guard !(complaint.instructors + [command.instructor]).contains(command.heard) else {
        return .refused("complaintIsInstructedByAnother", ["person": command.heard.value])
    }
    if let fault = wordsAreMissing(command.personal, "what was said") {
        return .refused(Refusal("complaintIsSaid", faults: [fault]))
    }
    return .accepted([
        PartyHeard(
            complaint: complaint.complaint,
            dossier: complaint.dossier,
            party: command.party,
            heard: command.heard,
            instructor: command.instructor,
            heardOn: by.day,
            personal: command.personal
        )
    ])
}
