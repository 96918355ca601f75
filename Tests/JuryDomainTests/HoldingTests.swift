import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le dossier chez le jury")
struct HoldingTests {
    @Test("Un livret déjà reçu ne change rien; le suivant rouvre le dossier")
    func bookletTwice() {
        var world = World.sitting()
        #expect(world.transmit(transmitted("D1")).changesNothing)
        world.voteAll(["B.2": .notAcquired])
        world.closeWithWords()
        world.signBoth()
        let acquired = world.events(CertificateNotAwarded.self).last?.acquired ?? []
        #expect(world.transmit(transmitted("D1")).changesNothing)
        #expect(world.transmit(transmitted("D1", attempt: 2, elements: ["B.2"], carried: acquired)).isDone)
        #expect(world.cases["D1"]?.attempt == 2)
        #expect(world.cases["D1"]?.earlier.map(\.attempt) == [1])
        #expect(world.transmit(transmitted("D1")).changesNothing)

        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.place(["D1"], in: "S2")
        world.open("S2")
        world.voteAll(in: "S2")
        world.close(in: "S2")
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).map(\.attempt) == [2])
    }

    @Test(
        "Ce qui est acquis se conserve avec sa provenance, d'une tentative à l'autre",
        .rule("carriedElementHasProvenance")
    )
    func carriedKeepProvenance() {
        let old = CarriedElement(
            element: "A.1",
            attempt: 1,
            acquiredOn: Day("2025-01-01")!,
            observers: ["x", "y"],
            session: "S0",
            decision: "D-0"
        )
        var world = World.sitting(transmitted("D1", attempt: 2, elements: ["A.2", "B.1", "B.2"], carried: [old]))
        world.voteAll(["B.1": .notAcquired])
        world.closeWithWords()
        world.signBoth()
        let acquired = world.events(CertificateNotAwarded.self).last?.acquired
        #expect(acquired?.map(\.element) == ["A.1", "A.2", "B.2"])
        #expect(acquired?.map(\.attempt) == [1, 2, 2])
        #expect(acquired?.first == old)
    }

    @Test("Une tentative dont la précédente est inconnue est reprise telle quelle")
    func laterAttemptFirst() {
        var world = World()
        #expect(world.transmit(transmitted("D1", attempt: 3)).isDone)
        #expect(world.cases["D1"]?.attempt == 3)
    }

    @Test(
        "Le jury décide sur un dossier entier, de sa branche, et de sa formation",
        .rule("juryDecidesOnTheFile", "carriedElementHasProvenance", "bookletIsTransmittedToOwnBranchJury")
    )
    func wholeFile() {
        let provenance = CarriedElement(
            element: "A.1",
            attempt: 1,
            acquiredOn: Day("2025-01-01")!,
            observers: [],
            session: "S0",
            decision: "D-0"
        )
        var silent = transmitted("D1")
        silent.booklet.elements["B.1"] = nil
        var foreign = transmitted("D1")
        foreign.file.branch = "other"
        var unknown = transmitted("D1")
        unknown.file.standard = "unknown"
        let rows: [(BookletTransmitted, String?)] = [
            (transmitted("D1"), nil),
            (silent, "juryDecidesOnTheFile"),
            (unknown, "juryDecidesOnTheFile"),
            (transmitted("D1", elements: ["A.1", "A.2", "B.1"]), "juryDecidesOnTheFile"),
            (transmitted("D1", elements: World.codes + ["Z.1"]), "juryDecidesOnTheFile"),
            (transmitted("D1", attempt: 2, carried: [provenance]), "juryDecidesOnTheFile"),
            (
                transmitted("D1", attempt: 2, elements: ["A.2", "B.1", "B.2"], carried: [provenance]),
                "carriedElementHasProvenance"
            ),
            (foreign, "bookletIsTransmittedToOwnBranchJury"),
        ]
        for (booklet, code) in rows {
            var world = World()
            world.transmit(booklet)
            world.convene()
            #expect(world.place(["D1"]).code == code)
        }
    }

    @Test("Le dossier d'une autre formation n'est pas ici")
    func otherPanel() {
        var world = World()
        #expect(world.transmit(transmitted("D1", panel: "p2st-2")).changesNothing)
        world.convene()
        #expect(world.place(["D1"]).code == "unknownFile")
        #expect(world.place(["D1"], panel: "p2st-2").refusal == Refusal("heldElsewhere", ["holder": "jury.p2st-2"]))
        world.transmit(transmitted("D1"))
        world.cases["D1"]?.panel = "p2st-2"
        #expect(world.place(["D1"]).code == "heldElsewhere")
    }

    @Test("Plusieurs dossiers entrent ensemble à l'ordre du jour, ou aucun")
    func allOrNone() {
        var world = World()
        world.transmit(transmitted("D1"))
        world.transmit(transmitted("D2"))
        world.convene()
        let refused = world.place(["D1", "D9", "D8"])
        #expect(refused.refusal?.faults.map(\.path) == ["dossiers.D9", "dossiers.D8"])
        #expect(world.cases["D1"]?.session == nil)
        #expect(world.place(["D1", "D2", "D1"]).events?.count == 3)
        #expect(world.place(["D1", "D2"]).changesNothing)
        world.convene("S2")
        // Whose agenda it is on is said.
        let elsewhere = world.place(["D1"], in: "S2").refusal
        #expect(elsewhere?.code == "notNow" && elsewhere?.facts == ["state": "placed", "session": "S1"])
    }

    @Test("Le candidat se désiste jusqu'à la décision, puis s'adresse à qui tient le dossier")
    func withdrawal() {
        var world = World.sitting()
        #expect(world.withdraw("D9").code == "unknownFile")
        #expect(world.withdraw(candidate: "somebody").code == "actorMayNot")
        world.voteAll()
        world.close()
        world.drawUp()
        world.sign("e1")
        var other = world
        #expect(other.withdraw().isDone)
        #expect(other.cases["D1"]?.dueTimes.isEmpty == true)
        world.sign("s1")
        #expect(world.withdraw().refusal == Refusal("heldElsewhere", ["holder": "certification"]))
        let placed = world.place(["D1"]).refusal
        #expect(placed?.code == "heldElsewhere" && placed?.facts == ["holder": "certification"])
    }

    @Test("Désisté, un dossier le reste, même dans un registre qui a perdu tout le reste")
    func withdrawalOutOfNothing() throws {
        var world = World.sitting()
        #expect(world.withdraw().isDone)
        let event = try #require(world.events(CandidateWithdrewBeforeDecision.self).last)
        var other = World()
        other.cases["D1"] = Case.evolve(nil, event)
        #expect(other.cases["D1"] == world.cases["D1"])
        #expect(other.transmit(transmitted("D1")).changesNothing)
        #expect(other.withdraw().changesNothing)
        #expect(other.place(["D1"]).isDone == false)
    }

    @Test("Une décision qui tarde est signalée une fois")
    func overdue() {
        var world = World()
        world.transmit(transmitted("D1"))
        let due = world.cases["D1"]!.dueTimes
        #expect(due == [DueTime("decision", at: Day("2026-06-02")!.startInParis)])
        #expect(world.apply(decide(due[0], on: world.cases["D1"]!)).isDone)
        #expect(world.cases["D1"]?.dueTimes.isEmpty == true)
        #expect(decide(due[0], on: world.cases["D1"]!).changesNothing)

        var sitting = World.sitting()
        sitting.drawUp()
        let signatures = sitting.sessions["S1"]!.dueTimes.filter { $0.name == "signatures" }
        #expect(signatures == [DueTime("signatures", at: Day("2026-04-17")!.startInParis)])
        #expect(sitting.apply(decide(signatures[0], on: sitting.sessions["S1"]!)).isDone)
        #expect(decide(signatures[0], on: sitting.sessions["S1"]!).changesNothing)
    }

    @Test("La remise seule dit l'état final: le dossier est ailleurs")
    func handoverStandsAlone() {
        var world = MinutesTests.fiveFiles()
        world.signBoth()
        let award = Case.evolve(nil, world.events(CertificateAwarded.self)[0])
        let refusal = Case.evolve(nil, world.events(CertificateNotAwarded.self)[0])
        #expect(award?.handedTo == "certification")
        #expect(refusal?.handedTo == "registration")
        #expect(award?.persons.isEmpty == true)
        #expect(Case.evolve(award, world.events(CasePlaced.self)[0]) == award)
        #expect(Case.evolve(nil, world.events(CasePlaced.self)[0]) == nil)
    }

    @Test("Un dossier effacé suit son cours: ni identité, ni raisons, ni recommandations")
    func erased() {
        var booklet = transmitted("D1")
        booklet.personal = nil
        var world = World.sitting(booklet)
        #expect(world.cases["D1"]?.persons == [])
        world.voteAll(["B.2": .notAcquired])
        world.closeWithWords()
        var examined = world.events(CaseExamined.self)[0]
        examined.personal = nil
        guard case .examined(_, let finding) = world.cases["D1"]?.stage else {
            Issue.record("le dossier n'est pas examiné")
            return
        }
        #expect(finding.words != nil)
        #expect(world.cases["D1"]?.persons == ["candidate"])
        world.cases["D1"] = nil
        for event in world.published where event.stream.kind == "case" {
            let erased: any Event = event is CaseExamined ? examined : event
            world.cases["D1"] = Case.evolve(world.cases["D1"], erased)
        }
        #expect(world.cases["D1"]?.persons == [])
        world.signBoth()
        #expect(world.events(CertificateNotAwarded.self).map(\.missing) == [["B.2"]])
        #expect(world.events(CertificateNotAwarded.self)[0].personal == nil)
    }
}
