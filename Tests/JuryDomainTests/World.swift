import Contracts
import JuryDomain
import Kernel
import Scheme

// A panel with its sessions and cases, driven as its service will drive it: decide, then evolve every event on its stream.
struct World {
    var rules: PanelRules
    var now: Instant
    var sessions: [SessionID: JurySession] = [:]
    var cases: [DossierID: Case] = [:]
    var appeals: [DecisionID: Appeal] = [:]
    var published: [any Event] = []
    var evaluators: [PersonID: NotedEvaluator] = [:]

    static let monday = Instant("2026-03-02T08:00:00Z")!
    static let sessionDay = Day("2026-04-01")!
    static let codes: [ElementCode] = ["A.1", "A.2", "B.1", "B.2"]

    init(_ change: (inout BranchPolicy) -> Void = { _ in }) {
        var policy = BranchPolicy()
        change(&policy)
        rules = PanelRules(
            panel: "p2st-1",
            branch: "p2st",
            policy: policy,
            standards: ["relation-client-2024": World.standard]
        )
        now = World.monday
    }

    static let standard = AssessmentStandard(
        id: "relation-client-2024",
        certificateKind: "relation-client",
        title: "Relation Client",
        version: "2024",
        inForceFrom: Day("2024-01-01")!,
        official: false,
        domains: [1, 2].map { number in
            CompetenceDomain(
                number: number,
                title: "Domaine \(number)",
                elements: codes[(number * 2 - 2)..<(number * 2)].map { code in
                    CompetenceElement(
                        code: code,
                        title: code.value,
                        criteria: [EvaluationCriterion(code: CriterionCode(code.value + ".1")!, text: "Un critère")]
                    )
                }
            )
        }
    )

    // Applies a decision as the message loop would.
    @discardableResult
    mutating func apply(_ decision: Decision) -> Decision {
        guard case .accepted(let events) = decision else { return decision }
        return .accepted(events.flatMap { append($0) })
    }

    /// Appends an event as the loop does: behind it what follows from it.
    private mutating func append(_ event: any Event) -> [any Event] {
        let dossier = event.stream.kind == "case" ? DossierID(String(event.stream.key)) : nil
        let before = dossier.flatMap { cases[$0] }
        evolve(event)
        guard let after = dossier.flatMap({ cases[$0] }) else { return [event] }
        let appeal = Case.decisionWithoutObject(event, from: before).flatMap { appeals[$0] }
        return [event] + Case.follow(event, from: before, to: after, appeal, at: now).flatMap { append($0) }
    }

    private mutating func evolve(_ event: any Event) {
        published.append(event)
        switch event.stream.kind {
        case "session":
            let key = SessionID(String(event.stream.key))!
            sessions[key] = JurySession.evolve(sessions[key], event)
        case "noted-evaluator":
            let key = PersonID(String(event.stream.key))!
            evaluators[key] = NotedEvaluator.evolve(evaluators[key], event)
        case "noted-provider": break
        case "appeal":
            let key = DecisionID(String(event.stream.key))!
            appeals[key] = Appeal.evolve(appeals[key], event)
        default:
            let key = DossierID(String(event.stream.key))!
            cases[key] = Case.evolve(cases[key], event)
        }
    }

    func events<E: Event>(_ type: E.Type) -> [E] { published.compactMap { $0 as? E } }
}

extension PanelRules {
    /// The same rules, in a branch that approves these organisations.
    func approving(_ providers: [Branch.ApprovedProvider]?) -> PanelRules {
        let own = Branch(id: branch, name: "Essai", legalBody: "Essai", approvedProviders: providers)
        return PanelRules(panel: panel, branch: branch, policy: policy, standards: standards, branches: [branch: own])
    }
}

func testDigest(_ bytes: [UInt8]) -> String { Digest(of: bytes).hexadecimal }

let officer = Actor(.officer, "officer-1", of: "p2st")
func as_(_ member: PersonID) -> Actor { Actor(.juryMember, member.value, of: "p2st") }

func member(
    _ person: PersonID,
    _ college: College,
    _ seat: SessionMember.Seat = .full,
    employers: [String] = [],
    organisations: [OrganisationID] = [],
    providers: [OrganisationID] = []
) -> SessionMember {
    SessionMember(
        person: person,
        college: college,
        seat: seat,
        employers: employers,
        organisations: organisations,
        providers: providers
    )
}

// Two of each college and a substitute each; `e` for employers, `s` for employees (*salariés*).
let standardJury = [
    member("e1", .employers), member("e2", .employers), member("e3", .employers, .substitute),
    member("s1", .employees), member("s2", .employees), member("s3", .employees, .substitute),
]

func transmitted(
    _ dossier: DossierID,
    attempt: Int = 1,
    judgements: [ElementCode: ElementJudgement] = [:],
    notAssessed: Set<ElementCode> = [],
    elements: [ElementCode] = World.codes,
    carried: [CarriedElement] = [],
    panel: PanelID = "p2st-1",
    evaluator: DesignatedEvaluator = DesignatedEvaluator(
        person: "evaluator",
        kind: .consultant,
        employerSiren: "111111118",
        department: nil,
        provider: "provider-1"
    ),
    employer: String? = "33333333400014",
    observed: [AccreditedDay]? = nil
) -> BookletTransmitted {
    let day = Day("2026-02-20")!
    return BookletTransmitted(
        file: FileForAssessment(
            dossier: dossier,
            number: "P2ST-2026-00001",
            branch: "p2st",
            certificateKind: "relation-client",
            standard: "relation-client-2024",
            candidate: "candidate",
            activity: "centres-de-contact",
            employment: Employment(status: .employee, employerSiret: employer, since: day),
            company: AssessmentCompany(
                siret: "22222222600029",
                department: "accueil",
                departments: ["accueil", "paie"],
                since: day
            ),
            trainers: ["trainer"],
            trainingProviders: ["school"],
            scope: AssessmentScope(attempt: attempt, elements: elements, carried: carried)
        ),
        panel: panel,
        evaluator: evaluator,
        referent: DesignatedReferent(
            person: "referent",
            companySiret: "22222222600029",
            briefedOn: day,
            briefedBy: "officer-1"
        ),
        booklet: EvaluationBooklet(
            elements: Dictionary(
                uniqueKeysWithValues: elements.map {
                    let judgement = judgements[$0] ?? .acquired
                    let marks = CriterionMarks([notAssessed.contains($0) ? .notAssessed : .met])
                    return ($0, ElementAssessment(marks: marks, judgement: judgement))
                }
            ),
            observedFrom: day,
            observedUntil: day,
            digest: "ab"
        ),
        accreditedBy: observed == nil ? nil : "p2st",
        evaluatorDays: observed,
        personal: TransmittedPersonal(candidate: candidatePersonal, notes: [:])
    )
}

let candidatePersonal = CandidatePersonal(
    identity: Identity(birthName: "Dupont", firstNames: "Ana", birthDate: Day("1990-05-06")!, birthPlace: "Lyon"),
    contact: Contact(email: "ana@example.org")
)

extension World {
    @discardableResult
    mutating func transmit(_ event: BookletTransmitted) -> Decision {
        let evaluator = evaluators[event.evaluator.person]
        return apply(decide(event, on: cases[event.file.dossier], evaluator: evaluator, under: rules, at: now))
    }

    @discardableResult
    mutating func convene(
        _ session: SessionID = "S1",
        day: Day = World.sessionDay,
        hour: Int64 = 8,
        members: [SessionMember] = standardJury,
        presidency: Presidency = Presidency(chair: "e1", viceChair: "s1"),
        facts: ConvocationFacts = ConvocationFacts(),
        by actor: Actor = officer
    ) -> Decision {
        let command = ConveneSession(
            session: session,
            panel: "p2st-1",
            startsAt: day.startOfDayUTC.adding(milliseconds: hour * 3_600_000),
            place: .remote,
            members: members,
            presidency: presidency,
            officer: "officer-1"
        )
        let facts = facts.seating(members)
        return apply(decide(command, on: sessions[session], facts, under: rules, by: By(actor, at: now)))
    }

    @discardableResult
    mutating func place(_ dossiers: [DossierID], in session: SessionID = "S1", panel: PanelID = "p2st-1") -> Decision {
        let command = PlaceOnAgenda(session: session, panel: panel, dossiers: dossiers, officer: "officer-1")
        let former = cases.compactMapValues { $0.standing.flatMap { sessions[$0.session] } }
        return apply(
            decide(command, on: sessions[session], cases, decidedIn: former, under: rules, by: By(officer))
        )
    }

    // Opens a session on its day.
    @discardableResult
    mutating func open(
        _ session: SessionID = "S1",
        present: [PersonID] = ["e1", "e2", "s1", "s2"],
        presidency: Presidency = Presidency(chair: "e1", viceChair: "s1"),
        early: Bool = false,
        facts: ConvocationFacts = ConvocationFacts()
    ) -> Decision {
        if !early, let day = sessions[session]?.day {
            now = max(now, day.startOfDayUTC.adding(milliseconds: 36_000_000))
        }
        let command = OpenSession(
            session: session,
            panel: "p2st-1",
            openedBy: presidency.chair,
            present: present,
            presidency: presidency
        )
        let facts = facts.seating(sessions[session]?.members ?? [])
        return apply(
            decide(
                command,
                on: sessions[session],
                facts,
                under: rules,
                by: By(as_(presidency.chair), at: now)
            )
        )
    }

    @discardableResult
    mutating func vote(
        _ who: PersonID,
        _ dossier: DossierID = "D1",
        _ votes: [ElementCode: ElementVote] = [:],
        abstains: Bool = false,
        in session: SessionID = "S1",
        by actor: Actor? = nil
    ) -> Decision {
        let command = CastBallot(
            dossier: dossier,
            attempt: cases[dossier]?.attempt ?? 1,
            panel: "p2st-1",
            session: session,
            member: who,
            ballot: Ballot(votes: votes, abstains: abstains)
        )
        return apply(
            decide(command, on: cases[dossier], in: sessions[session], under: rules, by: By(actor ?? as_(who), at: now))
        )
    }

    @discardableResult
    mutating func declareTie(
        _ who: PersonID,
        _ dossier: DossierID = "D1",
        in session: SessionID = "S1",
        ties: [TieKind] = [.candidate]
    ) -> Decision {
        let command = DeclareTie(
            dossier: dossier,
            attempt: cases[dossier]?.attempt ?? 1,
            panel: "p2st-1",
            session: session,
            member: who,
            ties: ties,
            personal: ReasonPersonal(reason: "Un cousin")
        )
        return apply(decide(command, on: cases[dossier], in: sessions[session], under: rules, by: By(as_(who))))
    }

    @discardableResult
    mutating func close(
        _ dossier: DossierID = "D1",
        reasons: [ElementCode: String] = [:],
        recommendations: [ElementCode: String] = [:],
        by who: PersonID = "e1",
        in session: SessionID = "S1"
    ) -> Decision {
        let command = CloseCase(
            dossier: dossier,
            attempt: cases[dossier]?.attempt ?? 1,
            panel: "p2st-1",
            session: session,
            closedBy: who,
            candidate: "candidate",
            personal: ExaminationPersonal(reasons: reasons, recommendations: recommendations)
        )
        let evaluator = (cases[dossier]?.undecided?.file.parties.evaluator).flatMap { evaluators[$0] }
        return apply(
            decide(
                command,
                on: cases[dossier],
                in: sessions[session],
                evaluator: evaluator,
                under: rules,
                by: By(as_(who))
            )
        )
    }

    // Closes with every word that could be asked for.
    @discardableResult
    mutating func closeWithWords(
        _ dossier: DossierID = "D1",
        by who: PersonID = "e1",
        in session: SessionID = "S1"
    ) -> Decision {
        let words = Dictionary(uniqueKeysWithValues: World.codes.map { ($0, "Voir \($0)") })
        return close(dossier, reasons: words, recommendations: words, by: who, in: session)
    }

    @discardableResult
    mutating func drawUp(_ session: SessionID = "S1", by who: PersonID = "e1") -> Decision {
        let command = DrawUpMinutes(session: session, panel: "p2st-1", drawnUpBy: who)
        return apply(
            decide(command, on: sessions[session], cases, under: rules, by: By(as_(who), at: now))
        )
    }

    @discardableResult
    mutating func sign(_ who: PersonID, _ session: SessionID = "S1", digest: String? = nil) -> Decision {
        let digest = digest ?? events(MinutesDrawnUp.self).last { $0.session == session }?.digest ?? "none"
        let command = SignMinutes(session: session, panel: "p2st-1", signatory: who, digest: digest)
        let signed = decide(command, on: sessions[session], cases, under: rules, by: By(as_(who), at: now))
        return apply(signed)
    }

    mutating func signBoth(_ session: SessionID = "S1") {
        drawUp(session)
        sign("e1", session)
        sign("s1", session)
    }

    @discardableResult
    mutating func withdraw(_ dossier: DossierID = "D1", candidate: PersonID = "candidate") -> Decision {
        apply(
            decide(
                WithdrawCandidate(dossier: dossier, candidate: candidate),
                on: cases[dossier],
                by: By(Actor(.candidate, candidate.value))
            )
        )
    }

    @discardableResult
    mutating func rescind(
        _ dossier: DossierID = "D1",
        in session: SessionID,
        votes: ByCollege<VoteCount> = ByCollege(
            employers: VoteCount(inFavour: 2, against: 0, abstained: 0),
            employees: VoteCount(inFavour: 2, against: 0, abstained: 0)
        ),
        decision: DecisionID? = nil,
        reason: String = "Fraude établie",
        by who: PersonID = "e1"
    ) -> Decision {
        var standing: DecisionID = "D-unknown"
        var former: SessionID = "S-unknown"
        if case .decided(let decided) = cases[dossier]?.stage {
            standing = decided.decision
            former = decided.session
        }
        let command = RescindDecision(
            dossier: dossier,
            attempt: cases[dossier]?.attempt ?? 1,
            panel: "p2st-1",
            session: session,
            decision: decision ?? standing,
            presentedBy: who,
            votes: votes,
            candidate: "candidate",
            personal: ReasonPersonal(reason: reason)
        )
        return apply(
            decide(
                command,
                on: cases[dossier],
                in: sessions[session],
                decidedIn: sessions[former],
                under: rules,
                by: By(as_(who))
            )
        )
    }

    // A world with one file, on the agenda of a sitting session.
    static func sitting(
        _ booklet: BookletTransmitted = transmitted("D1"),
        members: [SessionMember] = standardJury,
        present: [PersonID] = ["e1", "e2", "s1", "s2"],
        policy: (inout BranchPolicy) -> Void = { _ in }
    ) -> World {
        var world = World(policy)
        world.transmit(booklet)
        world.convene(members: members)
        world.place([booklet.file.dossier])
        world.open(present: present)
        return world
    }

    mutating func voteAll(
        _ votes: [ElementCode: ElementVote] = [:],
        dossier: DossierID = "D1",
        in session: SessionID = "S1"
    ) {
        for who: PersonID in ["e1", "e2", "s1", "s2"] { vote(who, dossier, votes, in: session) }
    }
}

extension Decision {
    var code: String? {
        if case .refused(let refusal) = self { return refusal.code.value }
        return nil
    }
    var refusal: Refusal? {
        if case .refused(let refusal) = self { return refusal }
        return nil
    }
    var events: [any Event]? {
        if case .accepted(let events) = self { return events }
        return nil
    }
    var isDone: Bool { events?.isEmpty == false }
    var changesNothing: Bool { events?.isEmpty == true }
}

extension ConvocationFacts {
    /// The same where these have a seat, unless it is said who has.
    func seating(_ members: [SessionMember]) -> Self {
        guard known.isEmpty else { return self }
        var facts = self
        facts.known = Dictionary(members.map { ($0.person, PanelMember(seats: [seat(of: $0)])) }) { first, _ in first }
        return facts
    }
}

/// A seat for that member, over the year of these tests.
func seat(of member: SessionMember, confidentialSince: Day? = Day("2026-01-10")) -> PanelSeat {
    PanelSeat(
        member: member.person,
        college: member.college,
        seat: member.seat,
        organisation: "O-jury",
        from: Day("2026-01-01")!,
        until: Day("2027-12-31")!,
        confidentialSince: confidentialSince
    )
}

extension By {
    /// At a moment that does not matter.
    init(_ actor: Actor) { self.init(actor, at: World().now) }
}
