public import Contracts
import Scheme

func unknownComplaint(_ complaint: ComplaintID) -> Decision {
    .refused("unknownComplaint", ["complaint": complaint.value])
}

func wordsAreMissing(_ personal: ComplaintPersonal?, _ expected: String) -> Fault? {
    let isSaid = personal?.words.contains { !$0.isWhitespace } ?? false
    return isSaid ? nil : Fault("personal.words", "missing", expected: expected)
}

/// A complaint is instructed and decided by nobody whom it concerns: not who complains, nor the person complained of, nor
/// who was heard for either.
public func complaintIsInstructedByAnother(_ person: PersonID, _ complaint: Complaint) -> Refusal? {
    let concerned = [complaint.complainant, complaint.concerned].compactMap { $0 } + complaint.heard.values
    return concerned.contains(person) ? Refusal("complaintIsInstructedByAnother", ["person": person.value]) : nil
}

/// A complaint is decided once both sides have been heard, or have not answered when they were asked to.
public func bothAreHeard(_ complaint: Complaint, on day: Day) -> Refusal? {
    let unheard = ComplaintParty.allCases.filter { !complaint.isSettled($0, on: day) }.map(\.rawValue)
    return unheard.isEmpty ? nil : Refusal("bothAreHeard", ["unheard": unheard.joined(separator: " ")])
}
