import Contracts
import Messaging
import RuleTrait
import Scheme
import Testing

@Suite("Qui évalue ne siège pas, d'un service à l'autre")
struct AccreditedMemberTests {
    let scheme: Scheme
    let village: Village
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws {
        scheme = try Village.shippedScheme()
        village = try Village(scheme: scheme, now: start)
    }

    private func member(_ person: PersonID, _ college: College, providers: [OrganisationID] = []) -> SessionMember {
        SessionMember(
            person: person,
            college: college,
            seat: .full,
            employers: [],
            organisations: [],
            providers: providers
        )
    }

    private func refusal(_ answer: Answer?) -> Refusal? {
        if case .refused(let refusal)? = answer { refusal } else { nil }
    }

    private func isAccepted(_ answer: Answer?) -> Bool {
        if case .accepted? = answer { true } else { false }
    }

    private func accredit(_ person: PersonID, provider: OrganisationID? = nil) throws {
        let kind = try #require(scheme.kinds.first?.id)
        let answer = try village.ask(
            AccreditEvaluator(
                evaluator: person,
                situation: EvaluatorSituation(kind: .consultant, provider: provider),
                branch: "p2st",
                certificateKinds: [kind],
                letterOn: start.parisDay,
                letter: "HAB-1",
                personal: EvaluatorPersonal(name: "Claude Martin", email: "claude@courriel.example")
            ),
            of: "evaluation",
            as: Actor(.authority, "authority", of: "p2st")
        )
        #expect(isAccepted(answer))
    }

    /// Said by the authority, and confirmed by an officer.
    private func seat(_ members: [SessionMember], on panel: PanelID) throws -> Answer? {
        let seats = SeatPanel(
            panel: panel,
            seats: members.map { member in
                PanelSeat(
                    member: member.person,
                    college: member.college,
                    seat: member.seat,
                    organisation: "O-jury",
                    from: start.parisDay,
                    until: start.parisDay.adding(days: 365),
                    confidentialSince: start.parisDay
                )
            },
            act: "CPNE-2026-07",
            authority: "authority"
        )
        let store = Routes.store(ofPanel: panel)
        let said = try village.ask(seats, of: store, as: Actor(.authority, "authority", of: "p2st"))
        guard isAccepted(said) else { return said }
        return try village.ask(seats, of: store, as: Actor(.officer, "officer", of: "p2st"))
    }

    private func convene(_ session: SessionID, panel: PanelID, _ members: [SessionMember]) throws -> Answer? {
        try village.ask(
            ConveneSession(
                session: session,
                panel: panel,
                startsAt: start.adding(days: 40),
                place: .remote,
                members: members,
                presidency: Presidency(chair: "e1", viceChair: "s1"),
                officer: "officer"
            ),
            of: Routes.store(ofPanel: panel),
            as: Actor(.officer, "officer", of: "p2st")
        )
    }

    @Test(
        "Habilité par l'évaluation, un membre n'est convoqué par aucun jury; ni qui travaille pour son prestataire",
        arguments: ["p2st-1", "p2st-2"] as [PanelID]
    )
    func accreditedIsNotConvened(panel: PanelID) throws {
        let plain = ["e1", "e2"].map { member($0, .employers) } + ["s1", "s2"].map { member($0, .employees) }
        let linked = [member("s1", .employees), member("s2", .employees, providers: ["O-evaluation"])]
        #expect(isAccepted(try seat(plain + [member("e3", .employers)], on: panel)))
        try accredit("e2", provider: "O-evaluation")
        #expect(refusal(try seat([member("e2", .employers)], on: panel))?.code == "noEvaluatorSitsOnTheJury")
        let refused = refusal(try convene("S-1", panel: panel, plain))
        #expect(refused?.code == "noEvaluatorSitsOnTheJury")
        #expect(refused?.facts["member"] == "e2")
        let others = [member("e1", .employers), member("e3", .employers)]
        let byProvider = refusal(try convene("S-2", panel: panel, others + linked))
        #expect(byProvider?.facts["provider"] == "O-evaluation")
        #expect(isAccepted(try convene("S-3", panel: panel, others + plain.suffix(2))))
    }

    @Test(
        "Qui n'est plus habilité siège à nouveau, et qui travaille pour son prestataire",
        .rule("noEvaluatorSitsOnTheJury")
    )
    func resignedSits() throws {
        let members = [
            member("e1", .employers), member("e2", .employers), member("s1", .employees),
            member("s2", .employees, providers: ["O-evaluation"]),
        ]
        for panel in ["p2st-1", "p2st-2"] as [PanelID] { #expect(isAccepted(try seat(members, on: panel))) }
        try accredit("e2", provider: "O-evaluation")
        #expect(refusal(try convene("S-1", panel: "p2st-1", members))?.code == "noEvaluatorSitsOnTheJury")
        let resigned = try village.ask(
            ResignAccreditation(evaluator: "e2", branch: "p2st"),
            of: "evaluation",
            as: Actor(.evaluator, "e2")
        )
        #expect(isAccepted(resigned))
        #expect(isAccepted(try convene("S-2", panel: "p2st-1", members)))
        #expect(isAccepted(try convene("S-3", panel: "p2st-2", members)))
    }

    @Test("Habilité entre la convocation et la séance, un membre n'entre pas")
    func accreditedSinceDoesNotComeIn() throws {
        let members = [
            member("e1", .employers), member("e2", .employers), member("s1", .employees), member("s2", .employees),
        ]
        #expect(refusal(try convene("S-0", panel: "p2st-1", members))?.code == "memberHasASeat")
        #expect(isAccepted(try seat(members, on: "p2st-1")))
        #expect(isAccepted(try convene("S-1", panel: "p2st-1", members)))
        try accredit("e2")
        village.now = start.adding(days: 40)
        func open(_ present: [PersonID]) throws -> Answer? {
            try village.ask(
                OpenSession(
                    session: "S-1",
                    panel: "p2st-1",
                    openedBy: "e1",
                    present: present,
                    presidency: Presidency(chair: "e1", viceChair: "s1")
                ),
                of: "jury.p2st-1",
                as: Actor(.juryMember, "e1", of: "p2st")
            )
        }
        #expect(refusal(try open(members.map(\.person)))?.code == "noEvaluatorSitsOnTheJury")
        #expect(isAccepted(try open(["e1", "s1", "s2"])))
    }
}
