public import Contracts
import Scheme

/// A member declares a tie and leaves the file, at any time before its vote is closed (specification, final validation).
public func decide(
    _ command: DeclareTie,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    // A tie is declared on a file on hold too: who is tied sees nothing of it from then on.
    switch sitting(on: file, in: session, place, under: rules, mayWait: false) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = officeActs(.juryMember, command.member, of: rules.branch, actor)
            ?? memberIsConvened(command.member, found.session)
        {
            return .refused(refusal)
        }
        switch found.session.stage {
        case .convened, .sitting: break
        case .drawnUp, .cancelled, .effective: return .refused(notNow(found.session.stageName))
        }
        if found.sitting.isRecused(command.member) { return .accepted([]) }
        var ties: [TieKind] = []
        for tie in command.ties where !ties.contains(tie) { ties.append(tie) }
        guard !ties.isEmpty else {
            return .refused(Refusal("tieIsNamed", faults: [Fault("ties", "missing", expected: "one at least")]))
        }
        // Who decided before is known from the record, not from members.
        guard !ties.contains(.decidedBefore) else {
            return .refused(
                Refusal("tieIsNamed", faults: [Fault("ties", "notDeclared", expected: "a tie that a member declares")])
            )
        }
        return .accepted([
            MemberRecused(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                member: command.member,
                ties: ties,
                personal: command.personal
            )
        ])
    }
}

/// A member who is there, sits and is not tied votes on a file of a sitting session (specification, step 6).
public func decide(
    _ command: CastBallot,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch sitting(on: file, in: session, place, under: rules) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = memberVotesOrHoldsProxy(command.member, in: found.session, actor)
            ?? memberIsConvened(command.member, found.session)
            ?? memberIsNotTied(command.member, found.sitting.recusals)
            ?? (PersonID(actor.id).flatMap { memberIsNotTied($0, found.sitting.recusals) })
        {
            return .refused(refusal)
        }
        guard case .sitting = found.session.stage else { return .refused(notNow(found.session.stageName)) }
        let holder = actor.id == command.member.value ? nil : PersonID(actor.id)
        guard found.session.present.contains(holder ?? command.member) else {
            return .refused("memberIsPresent", ["member": command.member.value])
        }
        let seated = membersSitting(on: found.sitting, in: found.session)
        guard seated.contains(where: { $0.person == command.member }) else {
            return .refused("substituteTakesAVacantSeat", ["member": command.member.value])
        }
        let faults = ballotIsComplete(command.ballot, found.file.file)
        guard faults.isEmpty else { return .refused(Refusal("ballotIsComplete", faults: faults)) }
        let ballot = command.ballot.compact(found.file.file)
        if found.sitting.ballots[command.member] == ballot, found.sitting.castBy[command.member] == holder {
            return .accepted([])
        }
        return .accepted([
            BallotCast(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                member: command.member,
                ballot: ballot,
                castBy: holder
            )
        ])
    }
}

/// Who presides closes the vote on a file: the quorum is there after recusals, the votes are weighed element by element,
/// and each departure from the booklet and each missing element has its words (specification, step 6). On a booklet whose
/// evaluator was not accredited on the day, or whose observers were not independent, nothing is acquired: the session asks
/// for what is missing, or acquires nothing, and the candidate is observed anew in a further attempt.
///
/// - Parameter evaluator: what the panel has noted of the file's evaluator.
public func decide(
    _ command: CloseCase,
    on file: Case?,
    in session: JurySession?,
    evaluator: NotedEvaluator? = nil,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch sitting(on: file, in: session, place, under: rules) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = officeActs(.juryMember, command.closedBy, of: rules.branch, actor)
            ?? memberPresides(command.closedBy, over: found.session)
            ?? memberIsNotTied(command.closedBy, found.sitting.recusals)
        {
            return .refused(refusal)
        }
        guard case .sitting = found.session.stage else { return .refused(notNow(found.session.stageName)) }
        guard command.candidate == found.file.file.candidate else {
            return .refused("actorMayNot", ["candidate": command.candidate.value])
        }
        guard let standard = rules.standards[found.file.file.standard] else {
            return .refused("juryDecidesOnTheFile", ["standard": found.file.file.standard.value])
        }
        let vote = FileVote(on: found.sitting, in: found.session)
        if let refusal = quorumIsReached(vote.voters, rules.policy.jury) { return .refused(refusal) }
        let examination = examine(
            found.file.file,
            vote,
            drawnBefore: found.file.drawnBefore,
            standard,
            rules.policy.jury
        )
        if examination.outcome != .drawn, !examination.acquired.isEmpty,
            let refusal = bookletCounts(found.file.file, evaluator, under: rules)
        {
            return .refused(refusal)
        }
        let words = ExaminationPersonal(answering: examination, outOf: command.personal)
        let faults = words.faults(answering: examination)
        if let first = faults.first {
            let code: RefusalCode =
                first.code == "missingElementHasRecommendation"
                ? "missingElementHasRecommendation" : "overturnedElementHasReason"
            return .refused(Refusal(code, ["dossier": command.dossier.value], faults: faults))
        }
        return .accepted([
            CaseExamined(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                closedBy: command.closedBy,
                candidate: command.candidate,
                examination: examination,
                personal: words
            )
        ])
    }
}

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
) -> Result<(file: UndecidedFile, sitting: Sitting, session: JurySession), Stop> {
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
