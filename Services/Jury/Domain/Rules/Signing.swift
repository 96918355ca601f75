public import Contracts

/// The minutes bear a signature of each college: the chair's and the vice-chair's (specification, step 6).
public func minutesAreSignedByBothColleges(_ signatories: [PersonID], in session: JurySession) -> Bool {
    Set(signatories.compactMap { session.member($0)?.college }).count == College.allCases.count
}

/// Only those who preside sign the minutes and end a vote: chair or vice-chair (specification, step 6).
public func memberPresides(_ member: PersonID, over session: JurySession) -> Refusal? {
    [session.presidency.chair, session.presidency.viceChair].contains(member)
        ? nil : Refusal("memberPresides", ["member": member.value])
}

/// A decision is taken back by a later session only, never by the one that took it, nor outside a session
/// (specification, step 6).
public func onlyASessionRescinds(_ decided: DecidedFile, _ session: JurySession?) -> Refusal? {
    guard let session, session.session != decided.session, session.day > decided.day else {
        return Refusal(
            "onlyASessionRescinds",
            ["decision": decided.decision.value, "decidedOn": decided.day.description]
        )
    }
    return nil
}
