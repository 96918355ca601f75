import Contracts
import Kernel
import Scheme

/// One who is convened to the session (specification, step 6).
func memberIsConvened(_ member: PersonID, _ session: JurySession) -> Refusal? {
    session.member(member) != nil
        ? nil : Refusal("memberIsConvened", ["member": member.value, "session": session.session.value])
}

// Which file, in which session, a command is about.
struct Place {
    let dossier: DossierID
    let attempt: Int
    let panel: PanelID
    let session: SessionID

    init(_ dossier: DossierID, _ attempt: Int, _ panel: PanelID, _ session: SessionID) {
        self.dossier = dossier
        self.attempt = attempt
        self.panel = panel
        self.session = session
    }
}

struct Stop: Error {
    let refusal: Refusal
    init(_ refusal: Refusal) { self.refusal = refusal }
}

// The file where it is open to votes: on the agenda of that session, in that attempt.
func sitting(
    on file: Case?,
    in session: JurySession?,
    _ place: Place,
    under rules: PanelRules,
    mayWait: Bool = true
) -> Result<OpenFile, Stop> {
    if let refusal = rules.isOwn(place.panel) { return .failure(Stop(refusal)) }
    guard let session else {
        return .failure(Stop(Refusal("unknownSession", ["session": place.session.value])))
    }
    guard let file else { return .failure(Stop(Refusal("unknownFile", ["dossier": place.dossier.value]))) }
    if let refusal = rules.isOwn(file.panel) { return .failure(Stop(refusal)) }
    if let holder = file.handedTo { return .failure(Stop(Refusal("heldElsewhere", ["holder": holder]))) }
    guard case .placed(let undecided, let sitting) = file.stage, sitting.session == session.session,
        file.attempt == place.attempt
    else { return .failure(Stop(notNow(file.stageName))) }
    if mayWait, let refusal = fileIsOnHold(file) { return .failure(Stop(refusal)) }
    return .success((undecided, sitting, session))
}

/// A file that is open to votes, with what has been done on it, and the session that votes.
typealias OpenFile = (file: UndecidedFile, sitting: Sitting, session: JurySession)

/// The same where who presides does something: in their own office, not tied, on the candidate of the file, while the
/// session sits.
func presided(
    by person: PersonID,
    _ candidate: PersonID,
    on file: Case?,
    in session: JurySession?,
    _ place: Place,
    under rules: PanelRules,
    _ by: By
) -> Result<OpenFile, Stop> {
    sitting(on: file, in: session, place, under: rules).flatMap { found in
        if let refusal = officeActs(.juryMember, person, of: rules.branch, by.actor)
            ?? memberPresides(person, over: found.session) ?? departedMemberSitsNoMore(person, in: found.session)
            ?? memberIsNotTied(person, found.sitting.recusals)
        {
            return .failure(Stop(refusal))
        }
        guard case .sitting = found.session.stage else { return .failure(Stop(notNow(found.session.stageName))) }
        guard candidate == found.file.file.candidate else {
            return .failure(Stop(Refusal("actorMayNot", ["candidate": candidate.value])))
        }
        return .success(found)
    }
}

/// A motion that who presides tells the votes of: by members who sit, with quorum, and with the weight of each college.
func isCarried(
    _ votes: ByCollege<VoteCount>,
    on found: OpenFile,
    of dossier: DossierID,
    under rules: PanelRules
) -> Refusal? {
    if let refusal = votesAreOfMembersSitting(votes, in: found.session, found.sitting.recusals) { return refusal }
    let voters = ByCollege(employers: votes.employers.voters, employees: votes.employees.voters)
    if let refusal = quorumIsReached(voters, rules.policy.jury) { return refusal }
    let seated = countByCollege(membersSitting(on: found.sitting, in: found.session))
    return collegesWeighTheSame(votes, sitting: seated, rules.policy.jury).result == .carried
        ? nil : Refusal("majorityIsReached", ["dossier": dossier.value])
}
