public import Contracts

/// The minutes bear a signature of each college: the chair's and the vice-chair's (specification, step 6).
public func minutesAreSignedByBothColleges(_ signatories: [PersonID], in session: JurySession) -> Bool {
    Set(signatories.compactMap { session.member($0)?.college }).count == College.allCases.count
}

/// Only chair and vice-chair sign the minutes, or who is recorded to sign in the place of one who no longer can
/// (specification, step 6).
public func memberSigns(_ member: PersonID, in session: JurySession) -> Refusal? {
    session.signatories.contains(member) ? nil : Refusal("memberSigns", ["member": member.value])
}

/// Whoever signs in the place of chair or vice-chair sits for the same college and was there; nobody signs twice, and a
/// signature that is given stays (specification, step 6).
public func standInSatForTheSameCollege(
    _ standIn: PersonID,
    for replaced: PersonID,
    in session: JurySession
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal(
            "standInSatForTheSameCollege",
            ["standIn": standIn.value, "replaced": replaced.value, "because": why]
        )
    }
    guard session.signatories.contains(replaced) else { return refusal("replacedDoesNotSign") }
    guard session.awaited?.signatories.contains(replaced) != true else { return refusal("replacedHasSigned") }
    guard let member = session.member(standIn), session.present.contains(standIn) else {
        return refusal("standInWasNotThere")
    }
    guard member.college == session.member(replaced)?.college else { return refusal("standInIsOfTheOtherCollege") }
    return standIn == replaced ? refusal("standInIsReplaced") : nil
}

/// Only those who preside end a vote and a sitting: chair or vice-chair (specification, step 6).
public func memberPresides(_ member: PersonID, over session: JurySession) -> Refusal? {
    [session.presidency.chair, session.presidency.viceChair].contains(member)
        ? nil : Refusal("memberPresides", ["member": member.value])
}

/// A decision is taken back by a later session only, never by the one that took it, nor outside a session
/// (specification, step 6). Later is the one that begins after the other, be it on the same day.
///
/// - Parameter former: the session that decided; `nil` where only its day is known.
public func onlyASessionRescinds(
    _ decided: DecidedFile,
    _ session: JurySession?,
    decidedIn former: JurySession?
) -> Refusal? {
    func isLater(_ session: JurySession) -> Bool {
        if session.day != decided.day { return session.day > decided.day }
        return former.map { $0.session == decided.session && $0.startsAt < session.startsAt } ?? false
    }
    guard let session, session.session != decided.session, isLater(session) else {
        return Refusal(
            "onlyASessionRescinds",
            ["decision": decided.decision.value, "decidedOn": decided.day.description]
        )
    }
    return nil
}
