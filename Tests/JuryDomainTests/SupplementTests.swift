import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Les compléments, les reports et l'ordre du jour")
struct SupplementTests {
    static func count(_ inFavour: Int, _ against: Int) -> VoteCount {
        VoteCount(inFavour: inFavour, against: against, abstained: 0)
    }

    static func ask(
        _ world: inout World,
        of asked: [SupplementParty] = [.observers, .company],
        words: [String: String] = ["observers": "Préciser A.1", "company": "Fiche de poste"],
        votes: ByCollege<VoteCount> = ByCollege(employers: count(2, 0), employees: count(2, 0)),
        by who: PersonID = "e1",
        in session: SessionID = "S1"
    ) -> Decision {
        let command = AskForSupplement(
            dossier: "D1",
            attempt: 1,
            panel: "p2st-1",
            session: session,
            presentedBy: who,
            asked: asked,
            votes: votes,
            candidate: "candidate",
            personal: SupplementPersonal(asks: words)
        )
        return world.apply(
            decide(command, on: world.cases["D1"], in: world.sessions[session], under: world.rules, by: By(as_(who)))
        )
    }

    static func answer(_ world: inout World, _ party: SupplementParty, by actor: Actor = officer) -> Decision {
        let command = AnswerSupplement(
            dossier: "D1",
            attempt: 1,
            panel: "p2st-1",
            party: party,
            candidate: "candidate",
            personal: SupplementAnswer(answer: "Voici")
        )
        return world.apply(decide(command, on: world.cases["D1"], under: world.rules, by: By(actor)))
    }

    @Test(
        "Ajourné pour complément, le dossier revient quand tout est donné, et le jury décide",
        .rule("supplementIsGivenOrOverdue")
    )
    func givenThenDecided() {
        var world = World.sitting()
        #expect(SupplementTests.ask(&world).isDone)
        #expect(world.vote("e1").code == "notNow")
        world.signBoth()
        #expect(world.events(SupplementAsked.self).map(\.answerBy) == [Day("2026-05-05")!.startInParis])
        #expect(world.events(CaseAdjourned.self).map(\.cause) == [.supplementAsked])
        #expect(world.cases["D1"]?.dueTimes.map(\.name) == ["answer"])
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S2").code == "supplementIsGivenOrOverdue")
        #expect(SupplementTests.answer(&world, .company).isDone)
        #expect(world.place(["D1"], in: "S2").code == "supplementIsGivenOrOverdue")
        #expect(SupplementTests.answer(&world, .company).code == "notNow")
        #expect(SupplementTests.answer(&world, .candidate).code == "notNow")
        #expect(SupplementTests.answer(&world, .observers).isDone)
        #expect(world.cases["D1"]?.dueTimes.map(\.name) == ["decision"])
        #expect(world.place(["D1"], in: "S2").isDone)
        world.open("S2")
        world.voteAll(in: "S2")
        world.close(in: "S2")
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).map(\.session) == ["S2"])
    }

    @Test(
        "Le délai passé, le gestionnaire l'apprend et le dossier revient sans réponse",
        .rule("supplementIsGivenOrOverdue")
    )
    func overdue() {
        var world = World.sitting()
        _ = SupplementTests.ask(&world)
        world.signBoth()
        let due = world.cases["D1"]!.dueTimes[0]
        #expect(world.apply(supplementFellDue(due, on: world.cases["D1"]!)).isDone)
        #expect(world.events(SupplementFellDue.self).map(\.owedBy) == [[.observers, .company]])
        #expect(supplementFellDue(due, on: world.cases["D1"]!).changesNothing)
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S2").isDone)
    }

    @Test(
        "Qui doit donner un complément apprend lequel; le complément se vote comme toute décision",
        .rule("askIsSaidToEachParty")
    )
    func refused() {
        var world = World.sitting()
        #expect(SupplementTests.ask(&world, of: []).refusal?.faults.map(\.path) == ["asked"])
        let silent = SupplementTests.ask(&world, words: ["observers": "Préciser A.1", "company": " "])
        #expect(silent.code == "askIsSaidToEachParty")
        #expect(silent.refusal?.faults.map(\.path) == ["personal.asks.company"])
        let drawn = ByCollege(employers: SupplementTests.count(2, 0), employees: SupplementTests.count(0, 2))
        #expect(SupplementTests.ask(&world, votes: drawn).code == "majorityIsReached")
        let none = ByCollege(employers: SupplementTests.count(2, 0), employees: SupplementTests.count(0, 0))
        #expect(SupplementTests.ask(&world, votes: none).code == "quorumIsReached")
        let many = ByCollege(employers: SupplementTests.count(3, 0), employees: SupplementTests.count(2, 0))
        #expect(SupplementTests.ask(&world, votes: many).code == "votesAreOfMembersSitting")
        #expect(SupplementTests.ask(&world, by: "e2").code == "memberPresides")
        #expect(SupplementTests.ask(&world, of: [.company], words: ["company": "Fiche de poste"]).isDone)
    }

    @Test("Le candidat répond pour lui-même, et pour nul autre")
    func whoAnswers() {
        var world = World.sitting()
        _ = SupplementTests.ask(
            &world,
            of: [.candidate, .company],
            words: ["candidate": "Une attestation", "company": "Fiche de poste"]
        )
        world.signBoth()
        let candidate = Actor(.candidate, "candidate")
        #expect(SupplementTests.answer(&world, .company, by: candidate).code == "actorMayNot")
        #expect(SupplementTests.answer(&world, .candidate, by: Actor(.candidate, "other")).code == "actorMayNot")
        #expect(SupplementTests.answer(&world, .candidate, by: candidate).isDone)
    }

    @Test(
        "Suspendu, le dossier n'est ajourné pour complément qu'à sa reprise, et le délai de réponse s'arrête",
        .rule("fileIsOnHold")
    )
    func held() {
        var world = World.sitting()
        _ = SupplementTests.ask(&world)
        world.hold()
        world.signBoth()
        #expect(world.events(SupplementAsked.self).isEmpty)
        #expect(world.release().events?.count == 3)
        let before = world.cases["D1"]!.undecided!.awaited!.answerBy
        world.hold()
        #expect(world.cases["D1"]?.dueTimes.isEmpty == true)
        world.pass(days: 5)
        world.release()
        #expect(world.cases["D1"]?.undecided?.awaited?.answerBy == before.adding(milliseconds: 5 * 86_400_000))
    }

    @Test("Un dossier bloqué n'empêche pas d'inscrire les autres")
    func blockedIsLeftOut() {
        var world = World()
        for file: DossierID in ["D1", "D2", "D3"] { world.transmit(transmitted(file)) }
        world.hold("D2")
        world.convene()
        let command = PlaceOnAgenda(
            session: "S1",
            panel: "p2st-1",
            dossiers: ["D1", "D2", "D3"],
            officer: "officer-1",
            leavesOutBlocked: true
        )
        world.apply(
            decide(command, on: world.sessions["S1"], world.cases, decidedIn: [:], under: world.rules, by: By(officer))
        )
        #expect(world.sessions["S1"]?.agenda.map(\.dossier) == ["D1", "D3"])
        #expect(world.place(["D1", "D2"]).code == "fileIsOnHold")
    }

    @Test("Une séance reportée l'est avec le préavis, et garde son ordre du jour", .rule("noticeIsGiven"))
    func postponed() {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        world.place(["D1"])
        func postpone(_ world: inout World, to day: Day, by actor: Actor = officer) -> Decision {
            let command = PostponeSession(
                session: "S1",
                panel: "p2st-1",
                startsAt: day.startOfDayUTC.adding(milliseconds: 28_800_000),
                place: .remote,
                officer: "officer-1"
            )
            return world.apply(
                decide(
                    command,
                    on: world.sessions["S1"],
                    under: world.rules,
                    by: By(actor, at: world.now)
                )
            )
        }
        let later = World.sessionDay.adding(days: 10)
        #expect(postpone(&world, to: later, by: as_("e1")).code == "actorMayNot")
        #expect(postpone(&world, to: world.now.parisDay.adding(days: 14)).code == "noticeIsGiven")
        #expect(postpone(&world, to: later).isDone)
        #expect(postpone(&world, to: later).changesNothing)
        #expect(world.sessions["S1"]?.agenda.map(\.dossier) == ["D1"])
        world.open()
        world.voteAll()
        world.close()
        world.signBoth()
        #expect(world.events(CertificateAwarded.self).map(\.decidedOn) == [later])
        #expect(postpone(&world, to: later.adding(days: 30)).code == "notNow")
    }
}
