import Contracts
import Messaging

/// One session of a panel, from its convocation to the second signature under its minutes: what officer and members
/// want done next.
struct SessionScript: Sendable {
    /// What a session needs to know of a file.
    struct Case: Sendable {
        let dossier: DossierID
        let attempt: Int
        let candidate: PersonID
        let transmitted: MessageID?
        let ballot: Ballot
        let words: ExaminationPersonal
        let matter: Matter
    }

    /// What came of a file.
    enum Result: Sendable, Equatable {
        case decided(FileStanding.Decision, DecisionID)
        case adjourned(AdjournmentCause)
        /// By the event that says so.
        case rescinded(MessageID)
        /// A restored panel has the award from others, and nothing of how it was decided: no session takes it back.
        case beyondRescission
        case excluded
    }

    enum Wish: Hashable, Sendable {
        case convene, place, open
        case cancel(SessionID)
        case vote(DossierID, PersonID)
        case declareTie(DossierID, PersonID)
        case ask(DossierID)
        case rescind(DossierID)
        case exclude(DossierID)
        case close(DossierID)
        case drawUp, readMinutes
        case sign(PersonID)
        case readDecisions
    }

    let session: SessionID
    let panel: PanelID
    let officer: PersonID
    let branch: BranchID
    let members: [SessionMember]
    let noticeDays: Int
    /// Whether the officer puts everything on the agenda that is ready, beside what is named: nothing else comes.
    let takesEverything: Bool
    private(set) var chair: College
    /// The files still before it, and those whose decision is to be read.
    private(set) var cases: [Case]
    /// Files that it has given back, each with what came of it; `nil` for nothing.
    private(set) var released: [(dossier: DossierID, result: Result?)] = []
    private(set) var setbacks = 0
    private(set) var stuck: String?
    /// Whether a panel does not know its members: it was restored to before they were seated.
    var doubtsScenery = false
    private var startsAt: Instant?
    private var convened = false
    private var placed: Set<DossierID> = []
    /// A session that was given up, and on whose agenda a file still stands.
    private var givenUp: SessionID?
    private var opened = false
    private(set) var votes: Set<Wish> = []
    private var closed: Set<DossierID> = []
    private var drawnUp: MessageID?
    private var digest: String?
    private var signed: Set<PersonID> = []
    private var effective = false
    private var effects: [MessageID] = []
    private var pending: Set<Wish> = []
    private var requests: [Wish: Request] = [:]
    private var notBefore: [Wish: Instant] = [:]

    init(
        _ session: SessionID,
        panel: PanelID,
        of branch: BranchID,
        officer: PersonID,
        members: [SessionMember],
        chair: College,
        noticeDays: Int,
        takesEverything: Bool = false,
        cases: [Case]
    ) {
        self.session = session
        self.panel = panel
        self.branch = branch
        self.officer = officer
        self.members = members
        self.chair = chair
        self.noticeDays = noticeDays
        self.takesEverything = takesEverything
        self.cases = cases
    }

    /// Whether nothing is left to be done.
    var isOver: Bool { cases.isEmpty && pending.isEmpty }

    /// Whether its minutes are drawn up.
    var hasMinutes: Bool { drawnUp != nil || digest != nil || effective }

    private var store: String { Routes.store(ofPanel: panel) }

    private func member(_ college: College) -> PersonID {
        members.first { $0.college == college }?.person ?? officer
    }

    var presidency: Presidency { Presidency(chair: member(chair), viceChair: member(chair.other)) }

    // MARK: what is wanted

    mutating func due(at now: Instant, oneByOne: Bool, _ chance: inout Chance) -> (
        matters: [(Wish, Errand.Matter)], soonest: Instant?
    ) {
        var matters: [(Wish, Errand.Matter)] = []
        var soonest: Instant?
        for wish in wishes() where !pending.contains(wish) {
            if oneByOne, !pending.isEmpty || !matters.isEmpty { break }
            if let time = notBefore[wish] ?? openingTime(wish, now), time > now {
                soonest = min(soonest ?? time, time)
                continue
            }
            matters.append((wish, matter(of: wish, at: now, &chance)))
        }
        for (wish, _) in matters { pending.insert(wish) }
        return (matters, soonest)
    }

    /// A session is opened on its day, not before.
    private func openingTime(_ wish: Wish, _ now: Instant) -> Instant? {
        wish == .open ? startsAt : nil
    }

    private func wishes() -> [Wish] {
        guard stuck == nil, !cases.isEmpty else { return [] }
        if effective { return [.readDecisions] }
        guard convened else { return [.convene] }
        guard toExamine.allSatisfy({ placed.contains($0) }) else { return givenUp.map { [.cancel($0)] } ?? [.place] }
        guard opened else { return [.open] }
        let open = cases.filter { !closed.contains($0.dossier) }
        var wishes: [Wish] = []
        for file in open { wishes += self.wishes(on: file) }
        guard wishes.isEmpty else { return wishes }
        guard drawnUp != nil || digest != nil else { return [.drawUp] }
        guard digest != nil else { return [.readMinutes] }
        return [presidency.chair, presidency.viceChair].filter { !signed.contains($0) }.map { .sign($0) }
    }

    // MARK: what is done

    private mutating func matter(of wish: Wish, at now: Instant, _ chance: inout Chance) -> Errand.Matter {
        if wish == .readMinutes { return .look(Look(store: store, ids: drawnUp.map { [$0] } ?? [])) }
        if wish == .readDecisions {
            return .look(
                Look(
                    store: store,
                    ids: [],
                    dossiers: cases.map(\.dossier),
                    types: Self.results
                )
            )
        }
        if let request = requests[wish] { return .send(request) }
        if wish == .convene { startsAt = Self.start(now, noticeDays) }
        let (actor, command) = act(wish)
        let request = Request(
            id: MessageID(made: chance.timeOrdered(now)),
            store: store,
            actor: actor,
            after: wish == .place ? cases.filter(\.isExamined).compactMap(\.transmitted) : [],
            command: command
        )
        requests[wish] = request
        return .send(request)
    }

    /// As soon as the notice allows, in calendar days of Paris.
    private static func start(_ now: Instant, _ noticeDays: Int) -> Instant {
        let day = now.parisDay.adding(days: noticeDays)
        var start = now.adding(days: noticeDays)
        while start.parisDay < day { start = start.adding(milliseconds: 3_600_000) }
        return start
    }

    private func act(_ wish: Wish) -> (Actor, any Command) {
        let asOfficer = Actor(.officer, officer.value, of: branch)
        func asMember(_ person: PersonID) -> Actor { Actor(.juryMember, person.value, of: branch) }
        switch wish {
        case .convene:
            return (
                asOfficer,
                ConveneSession(
                    session: session,
                    panel: panel,
                    startsAt: startsAt ?? Instant(milliseconds: 0),
                    place: .remote,
                    members: members,
                    presidency: presidency,
                    officer: officer
                )
            )
        case .place:
            return (
                asOfficer,
                PlaceOnAgenda(
                    session: session,
                    panel: panel,
                    dossiers: toExamine,
                    officer: officer,
                    everythingReady: takesEverything ? true : nil
                )
            )
        case .cancel(let session):
            return (asOfficer, CancelSession(session: session, panel: panel, officer: officer))
        case .open:
            return (
                asMember(presidency.chair),
                OpenSession(
                    session: session,
                    panel: panel,
                    openedBy: presidency.chair,
                    present: members.map(\.person),
                    presidency: presidency
                )
            )
        case .vote(let dossier, let person):
            let file = cases.first { $0.dossier == dossier }
            return (
                asMember(person),
                CastBallot(
                    dossier: dossier,
                    attempt: file?.attempt ?? 0,
                    panel: panel,
                    session: session,
                    member: person,
                    ballot: file?.ballot ?? Ballot()
                )
            )
        case .declareTie(let dossier, _), .ask(let dossier), .rescind(let dossier), .exclude(let dossier):
            let file = cases.first { $0.dossier == dossier }
            return file.map { act(wish, on: $0) } ?? drawingUp
        case .close(let dossier):
            let file = cases.first { $0.dossier == dossier }
            let closedBy = file.map { presiding(over: $0) } ?? presidency.chair
            return (
                asMember(closedBy),
                CloseCase(
                    dossier: dossier,
                    attempt: file?.attempt ?? 0,
                    panel: panel,
                    session: session,
                    closedBy: closedBy,
                    candidate: file?.candidate ?? "nobody",
                    personal: file?.words
                )
            )
        case .sign(let person):
            return (
                asMember(person),
                SignMinutes(session: session, panel: panel, signatory: person, digest: digest ?? "")
            )
        case .drawUp, .readMinutes, .readDecisions: return drawingUp
        }
    }

    private var drawingUp: (Actor, any Command) {
        let chair = presidency.chair
        return (
            Actor(.juryMember, chair.value, of: branch), DrawUpMinutes(session: session, panel: panel, drawnUpBy: chair)
        )
    }

    // MARK: what comes of it

    mutating func take(_ outcome: Outcome, of wish: Wish, at now: Instant) {
        guard pending.remove(wish) != nil else { return }
        switch outcome {
        case .events(let events): read(events, wish)
        case .answer(.accepted(let events)):
            requests[wish] = nil
            accepted(wish, events)
        case .answer(.refused(let refusal)):
            requests[wish] = nil
            refused(wish, refusal, now)
        case .answer(.notYet):
            notBefore[wish] = now.adding(milliseconds: 100)
            setback("notYet to \(wish)")
            // What it builds on may be gone with a restored store: each file is asked how far it has come.
            if setbacks % 20 == 0 {
                requests[wish] = nil
                releaseAll()
            }
        }
    }

    private mutating func accepted(_ wish: Wish, _ events: [MessageID]) {
        switch wish {
        case .convene: convened = true
        case .place: placed.formUnion(toExamine)
        case .cancel: givenUp = nil
        case .open: opened = true
        case .vote: votes.insert(wish)
        case .declareTie(let dossier, _):
            votes.insert(wish)
            if let file = cases.first(where: { $0.dossier == dossier }), self.wishes(on: file).isEmpty {
                closed.insert(dossier)
            }
        case .ask(let dossier), .rescind(let dossier), .exclude(let dossier): closed.insert(dossier)
        case .close(let dossier): closed.insert(dossier)
        case .drawUp:
            drawnUp = events.last
            // The minutes stand as they were: their digest is told to who signs with a wrong one.
            digest = events.isEmpty ? "unknown" : nil
        case .sign(let person):
            signed.insert(person)
            if signed.count > 1 { effective = true }
        case .readMinutes, .readDecisions: break
        }
    }

    private mutating func read(_ events: [JournalledEvent], _ wish: Wish) {
        guard wish == .readDecisions else {
            digest = events.compactMap { $0.decoded(MinutesDrawnUp.self) }.first?.digest
            if digest == nil {
                drawnUp = nil
                setback("the minutes are gone")
            }
            return
        }
        released += cases.map { ($0.dossier, result(on: $0, events)) }
        cases = []
    }

    private mutating func refused(_ wish: Wish, _ refusal: Refusal, _ now: Instant) {
        let state = refusal.facts["state"] ?? ""
        switch (wish, refusal.code.value) {
        case (.open, "chairIsInTurn"):
            chair = chair.other
            return
        case (.open, "sessionSitsOnItsDay"):
            // What was asked before is of another day than what is remembered, after a restore: they come on that day.
            guard let day = refusal.facts["day"].flatMap({ Day($0) }) else { break }
            setback("\(wish): \(refusal.code)")
            notBefore[wish] = day.startInParis.adding(milliseconds: 36_000_000)
            return
        case (.convene, "noticeIsGiven"): break
        case (.convene, "memberHasASeat"), (.open, "memberHasASeat"): doubtsScenery = true
        case (.convene, "notNow"): convened = true
        case (.cancel, _):
            givenUp = nil
            releaseAll()
        case (_, "unknownSession"):
            (convened, opened, drawnUp, digest) = (false, false, nil, nil)
            placed = []
            votes = []
            closed = []
            signed = []
        case (_, "fileIsOnHold"), (.close, "accreditationStoodOnObservationDay"):
            // Nobody decides on it until it is released; or until the panel has heard that a term was prolonged.
            setback("\(wish): \(refusal.code)")
            notBefore[wish] = now.adding(milliseconds: 500)
            return
        case (_, "personSignsTheAct"):
            // The panel has not heard of the key yet; or the store that told it was restored to before it was registered.
            doubtsScenery = setbacks % 20 == 19
            setback("\(wish): \(refusal.code) \(refusal.facts["because"] ?? "")")
            notBefore[wish] = now.adding(milliseconds: 500)
            return
        case (.place, _):
            // Where it names another session, that one was given up, and its request has had its effect after all.
            givenUp = refusal.facts["session"].flatMap { SessionID($0) }
            if givenUp == nil { releaseAll() }
        case (.vote(let dossier, _), "notNow"), (.close(let dossier), "notNow"),
            (.vote(let dossier, _), "unknownFile"), (.close(let dossier), "unknownFile"),
            (.vote(let dossier, _), "heldElsewhere"), (.close(let dossier), "heldElsewhere"),
            (.rescind(let dossier), "notNow"), (.rescind(let dossier), "unknownFile"),
            (.rescind(let dossier), "onlyASessionRescinds"):
            notNow(dossier, state)
        case (.rescind(let dossier), "juryDecidesOnTheFile"): release(dossier, .beyondRescission)
        case (.close(let dossier), "quorumIsReached"):
            votes = votes.filter { if case .vote(dossier, _) = $0 { false } else { true } }
        case (.sign, "minutesHaveChanged"):
            digest = refusal.facts["digest"]
            signed = []
            if digest == nil { drawnUp = nil }
        case (.sign, "notNow"), (.drawUp, "notNow"), (.open, "notNow"):
            switch state {
            case "effective": effective = true
            case "sitting":
                opened = true
                drawnUp = nil
                digest = nil
            case "convened": opened = false
            case "drawnUp": digest = "unknown"
            default: releaseAll()
            }
        default:
            stuck = "\(wish): \(refusal.code)"
            releaseAll()
        }
        setback("\(wish): \(refusal.code) \(state)")
        notBefore[wish] = now.adding(milliseconds: 20)
    }

    /// A file is not before this session as it should be.
    private mutating func notNow(_ dossier: DossierID, _ state: String) {
        switch state {
        case "examined": closed.insert(dossier)
        case "convened": opened = false
        case "drawnUp": digest = "unknown"
        case "effective": effective = true
        default: release(dossier)
        }
    }

    private mutating func release(_ dossier: DossierID, _ result: Result? = nil) {
        guard cases.contains(where: { $0.dossier == dossier }) else { return }
        cases.removeAll { $0.dossier == dossier }
        released.append((dossier, result))
    }

    private mutating func releaseAll() {
        released += cases.map { ($0.dossier, nil) }
        cases = []
    }

    private mutating func setback(_ what: String) {
        setbacks += 1
        if setbacks > 400 {
            stuck = what
            releaseAll()
        }
    }

    mutating func takeReleased() -> [(dossier: DossierID, result: Result?)] {
        defer { released = [] }
        return released
    }
}
