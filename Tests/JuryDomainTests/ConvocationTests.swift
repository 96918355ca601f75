import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("La convocation d'une séance")
struct ConvocationTests {
    @Test("Une séance régulièrement convoquée se tient, à son jour de Paris")
    func dulyConvened() {
        var world = World()
        #expect(world.convene().isDone)
        #expect(world.sessions["S1"]?.day == World.sessionDay)
        #expect(world.convene().changesNothing)
        #expect(world.convene(day: World.sessionDay.adding(days: 1)).code == "notNow")
    }

    @Test("Une séance convoquée peu avant minuit UTC se date à Paris")
    func dayIsParis() {
        var world = World()
        let command = ConveneSession(
            session: "S1",
            panel: "p2st-1",
            startsAt: Instant("2026-04-01T22:30:00Z")!,
            place: .remote,
            members: standardJury,
            presidency: Presidency(chair: "e1", viceChair: "s1"),
            officer: "officer-1"
        )
        world.apply(
            decide(
                command,
                on: nil,
                ConvocationFacts().seating(standardJury),
                under: world.rules,
                by: By(officer, at: world.now)
            )
        )
        #expect(world.sessions["S1"]?.day == Day("2026-04-02"))
    }

    @Test(
        "Sans parité, le jury ne se réunit pas",
        .rule("juryIsJoint"),
        arguments: [
            (standardJury.filter { $0.college == .employers }, Presidency(chair: "e1", viceChair: "e2")),
            (standardJury.filter { $0.college == .employees }, Presidency(chair: "s1", viceChair: "s2")),
            (
                standardJury.filter { $0.college == .employers || $0.seat == .substitute },
                Presidency(chair: "e1", viceChair: "s3")
            ),
            (standardJury, Presidency(chair: "e1", viceChair: "e2")),
            (standardJury, Presidency(chair: "e1", viceChair: "nobody")),
        ]
    )
    func juryMustBeJoint(members: [SessionMember], presidency: Presidency) {
        var world = World()
        #expect(world.convene(members: members, presidency: presidency).code == "juryIsJoint")
        #expect(juryIsJoint(standardJury, Presidency(chair: "s2", viceChair: "e2"), JuryPolicy()) == nil)
    }

    @Test("Le quorum de la branche se retrouve dès la convocation", .rule("juryIsJoint", "quorumIsReached"))
    func quorumAtConvocation() {
        var world = World { $0.jury.quorumPerCollege = 3 }
        #expect(world.convene().code == "juryIsJoint")
    }

    @Test(
        "Le délai de convocation est respecté, au jour près",
        .rule("noticeIsGiven"),
        arguments: [(14, false), (15, true), (16, true)]
    )
    func notice(days: Int, accepted: Bool) {
        var world = World()
        let decision = world.convene(day: world.now.parisDay.adding(days: days))
        #expect(decision.isDone == accepted)
        #expect(decision.code == (accepted ? nil : "noticeIsGiven"))
    }

    @Test(
        "Aucun évaluateur habilité ne siège, ni qui travaille pour un prestataire d'évaluation",
        .rule("noEvaluatorSitsOnTheJury")
    )
    func noEvaluatorSits() {
        let facts = ConvocationFacts(
            accreditedEvaluators: ["e2"],
            evaluatingProviders: ["provider-1", "444444442"]
        )
        let rows: [(SessionMember, Bool)] = [
            (member("e1", .employers), true),
            (member("e2", .employers), false),
            (member("e4", .employers, providers: ["provider-1"]), false),
            (member("e4", .employers, organisations: ["provider-1"]), false),
            (member("e4", .employers, employers: ["444444442"]), false),
            (member("e4", .employers, employers: ["555555556"], providers: ["school"]), true),
        ]
        for (member, sits) in rows { #expect((noEvaluatorSitsOnTheJury(member, facts) == nil) == sits) }
        var world = World()
        #expect(world.convene(facts: facts).code == "noEvaluatorSitsOnTheJury")
    }

    @Test("Qui est habilité depuis la convocation n'entre pas en séance", .rule("noEvaluatorSitsOnTheJury"))
    func accreditedSince() {
        var world = World()
        world.convene()
        let facts = ConvocationFacts(accreditedEvaluators: ["e2", "e3"])
        #expect(world.open(facts: facts).refusal?.facts["member"] == "e2")
        #expect(world.open(present: ["e1", "s1", "s2"], facts: facts).isDone)
        #expect(world.sessions["S1"]?.present == ["e1", "s1", "s2"])
    }

    @Test("Tout ce qui manque à une convocation est dit d'un coup")
    func everyFault() {
        var world = World()
        let decision = world.convene(
            day: world.now.parisDay,
            presidency: Presidency(chair: "e1", viceChair: "e2"),
            facts: ConvocationFacts(accreditedEvaluators: ["s2"])
        )
        #expect(
            decision.refusal?.faults.map(\.code) == ["juryIsJoint", "noticeIsGiven", "noEvaluatorSitsOnTheJury"]
        )
        #expect(decision.refusal?.faults.map(\.path) == ["members", "startsAt", "members.4"])
    }

    @Test("Les collèges président tour à tour", .rule("chairIsInTurn"))
    func chairsAlternate() {
        var world = World()
        #expect(world.convene().isDone)
        let afterEmployers = ConvocationFacts(lastChair: .employers)
        #expect(world.open(facts: afterEmployers).code == "chairIsInTurn")
        #expect(world.open(presidency: Presidency(chair: "s1", viceChair: "e1"), facts: afterEmployers).isDone)
        var fixed = World { $0.jury.chair = .employees }
        #expect(fixed.convene().isDone)
        #expect(fixed.open().code == "chairIsInTurn")
    }

    @Test("Une année de séances se convoque d'avance, la présidence change à chaque séance", .rule("chairIsInTurn"))
    func aYearAhead() {
        var world = World()
        let days = (0..<4).map { World.sessionDay.adding(days: 90 * $0) }
        let sessions: [SessionID] = ["S1", "S2", "S3", "S4"]
        for (session, day) in zip(sessions, days) { #expect(world.convene(session, day: day).isDone) }
        var last: College?
        let employers = Presidency(chair: "e1", viceChair: "s1")
        let employees = Presidency(chair: "s1", viceChair: "e1")
        for (place, session) in sessions.enumerated() {
            let (turn, other) = place.isMultiple(of: 2) ? (employers, employees) : (employees, employers)
            let facts = ConvocationFacts(lastChair: last)
            if place > 0 { #expect(world.open(session, presidency: other, facts: facts).code == "chairIsInTurn") }
            #expect(world.open(session, presidency: turn, facts: facts).isDone)
            // Whoever comes later changes nothing about it.
            last = place.isMultiple(of: 2) ? .employers : .employees
            #expect(world.open(session, presidency: turn, facts: ConvocationFacts(lastChair: last)).code == nil)
        }
    }

    @Test("Seul le gestionnaire convoque, et nul n'est convoqué deux fois", .rule("everyMemberSitsOnce"))
    func whoConvenes() {
        var world = World()
        #expect(world.convene(by: Actor(.officer, "officer-2")).code == "actorMayNot")
        #expect(world.convene(by: Actor(.juryMember, "officer-1")).code == "actorMayNot")
        #expect(
            world.convene(members: standardJury + [member("e1", .employees)]).code == "everyMemberSitsOnce"
        )
    }

    @Test("La séance s'ouvre à son jour, devant les deux collèges")
    func opening() {
        var world = World()
        world.convene()
        #expect(world.open(early: true).code == "sessionSitsOnItsDay")
        #expect(world.open(present: ["e1", "e2"]).code == "juryIsJoint")
        #expect(world.open(present: ["e1", "s1", "stranger"]).code == "memberIsConvened")
        #expect(world.open(present: ["e1", "s1"]).isDone)
        #expect(world.open(present: ["e1", "s1"]).changesNothing)
        #expect(world.open(present: ["s2"]).isDone)
        #expect(world.sessions["S1"]?.present == ["e1", "s1", "s2"])
    }

    @Test("Une séance annulée rend ses dossiers")
    func cancelled() {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        world.place(["D1"])
        let command = CancelSession(session: "S1", panel: "p2st-1", officer: "officer-1")
        let decision = world.apply(
            decide(command, on: world.sessions["S1"], world.cases, under: world.rules, by: By(officer))
        )
        #expect(decision.events?.count == 2)
        #expect(world.cases["D1"]?.session == nil)
        #expect(world.open().code == "notNow")
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        #expect(world.place(["D1"], in: "S2").isDone)
    }
}
