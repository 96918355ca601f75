public import Contracts

/// The minutes bear a signature of each college: the chair's and the vice-chair's (specification, step 6).
public func minutesAreSignedByBothColleges(_ signatories: [PersonID], in session: JurySession) -> Bool {
    Set(signatories.compactMap { session.college(of: $0) }).count == College.allCases.count
}

/// Only chair and vice-chair sign the minutes, or who is recorded to sign in the place of one who no longer can
/// (specification, step 6).
public func memberSigns(_ member: PersonID, in session: JurySession) -> Refusal? {
    session.signatories.contains(member) ? nil : Refusal("memberSigns", ["member": member.value])
}

/// Whoever signs in the place of chair or vice-chair sits for the same college and was there; where none of these can, one of
/// the panel whom the college names. Nobody signs twice, and a signature that is given stays (specification, step 6).
///
/// - Parameter known: the stand-in, as far as the panel knows them.
public func standInSatForTheSameCollege(
    _ standIn: PersonID,
    for replaced: PersonID,
    in session: JurySession,
    namedBy act: SeatingActID? = nil,
    _ known: PanelMember? = nil,
    on day: Day? = nil
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal(
            "standInSatForTheSameCollege",
            ["standIn": standIn.value, "replaced": replaced.value, "because": why]
        )
    }
    guard session.signatories.contains(replaced) else { return refusal("replacedDoesNotSign") }
    guard session.awaited?.signatories.contains(replaced) != true else { return refusal("replacedHasSigned") }
    if standIn == replaced || session.standIns.contains(where: { $0.replaced == standIn }) {
        return refusal("standInIsReplaced")
    }
    let college = session.college(of: replaced)
    if let member = session.member(standIn), session.present.contains(standIn) {
        return member.college == college ? nil : refusal("standInIsOfTheOtherCollege")
    }
    guard act != nil, let college, let day else { return refusal("standInWasNotThere") }
    if let other = session.couldSign(for: college, instead: replaced).first {
        return Refusal(
            "standInSatForTheSameCollege",
            ["standIn": other.value, "replaced": replaced.value, "because": "anotherWasThere"]
        )
    }
    guard let seat = known?.seat(on: day) else { return refusal("standInHasNoSeat") }
    return seat.college == college ? nil : refusal("standInIsOfTheOtherCollege")
}

extension JurySession {
    /// Who of a college was there and could sign in somebody's place: not who is recorded as no longer able to.
    func couldSign(for college: College, instead replaced: PersonID) -> [PersonID] {
        let unable = standIns.map(\.replaced) + (departures ?? []).filter(\.isUnable).map(\.member)
        return members.filter { $0.college == college && present.contains($0.person) }.map(\.person)
            .filter { $0 != replaced && !unable.contains($0) }
    }
}

extension DepartedMember {
    /// Whether who left can sign nothing for it.
    fileprivate var isUnable: Bool { !isBack && (cause == .illness || cause == .death) }
}

/// A session is void where nobody of a college that was there can sign the minutes, nor anybody whom the college names: then
/// nothing that it examined stands still for good (specification, step 6).
func sessionIsVoidWhereNobodyCanSign(_ college: College, in session: JurySession) -> Refusal? {
    func refusal(_ why: String, _ more: [String: String] = [:]) -> Refusal {
        let facts = ["college": college.rawValue, "because": why]
        return Refusal("sessionIsVoidWhereNobodyCanSign", facts.merging(more) { first, _ in first })
    }
    guard let signatory = session.signatories.first(where: { session.college(of: $0) == college }) else { return nil }
    if session.awaited?.signatories.contains(signatory) == true { return refusal("collegeHasSigned") }
    if let other = session.couldSign(for: college, instead: signatory).first {
        return refusal("anotherWasThere", ["standIn": other.value])
    }
    return nil
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
