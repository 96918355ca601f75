import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Testing

@Suite("L'ordre du jour: tout ce qui est prêt")
struct AgendaTests {
    private func placeReady(
        _ world: inout World,
        naming dossiers: [DossierID] = [],
        atMost: Int? = nil,
        in session: SessionID = "S1",
        by actor: Actor = officer
    ) -> Decision {
        let command = PlaceOnAgenda(
            session: session,
            panel: "p2st-1",
            dossiers: dossiers,
            officer: "officer-1",
            everythingReady: true,
            atMost: atMost
        )
        let former = world.cases.compactMapValues { file in file.standing.flatMap { world.sessions[$0.session] } }
        return world.apply(
            decide(
                command,
                on: world.sessions[session],
                world.cases,
                decidedIn: former,
                under: world.rules,
                by: By(actor)
            )
        )
    }

    @Test(
        "Une session ne décide pas d'un dossier observé après son jour",
        .rule("juryDecidesAfterTheObservation"),
        arguments: [("2026-03-31", true), ("2026-04-01", true), ("2026-04-02", false)]
    )
    func observedAfterTheSession(_ observed: String, _ isPlaced: Bool) throws {
        let day = try #require(Day(observed))
        for byReferent in [true, false] {
            var world = World()
            var booklet = transmitted("D2")
            // Whichever of the two observed last.
            if byReferent { booklet.booklet.observedUntil = day }
            if !byReferent {
                booklet.evaluatorDays = [
                    AccreditedDay(on: day, from: day.adding(days: -90), until: day.adding(days: 90))
                ]
            }
            world.transmit(booklet)
            world.convene()
            let placed = world.place(["D2"])
            #expect(placed.isDone == isPlaced)
            #expect(isPlaced || placed.code == "juryDecidesAfterTheObservation")
        }
    }

    private func listed(_ decision: Decision) -> [DossierID] {
        decision.events?.compactMap { ($0 as? AgendaExtended)?.dossiers }.flatMap { $0 } ?? []
    }

    @Test(
        "S'inscrivent les dossiers qui attendent, l'échéance la plus proche d'abord; les autres, non",
        .rule("fileIsReadyForAgenda", "fileIsOnHold")
    )
    func everythingReady() {
        var world = World()
        world.transmit(transmitted("D2"))
        // Farther apart than two terms that end on one working day.
        world.pass(days: 4)
        for dossier: DossierID in ["D1", "held", "gone", "elsewhere", "partial"] {
            world.transmit(
                transmitted(dossier, elements: dossier == "partial" ? ["A.1"] : World.codes)
            )
        }
        world.hold("held")
        world.withdraw("gone")
        world.convene("S0")
        world.place(["elsewhere"], in: "S0")
        world.convene()
        #expect(placeReady(&world, by: Actor(.candidate, "candidate")).code == "actorMayNot")
        #expect(placeReady(&world, naming: ["held"]).code == "fileIsOnHold")
        let placed = placeReady(&world)
        #expect(listed(placed) == ["D2", "D1"])
        #expect(placed.events?.compactMap { ($0 as? CasePlaced)?.dossier } == ["D2", "D1"])
        #expect(placeReady(&world).changesNothing)
        world.release("held")
        #expect(listed(placeReady(&world)) == ["held"])
    }

    @Test("Pas plus que demandé; les dossiers nommés d'abord, et en sus", .rule("fileIsReadyForAgenda"))
    func bounded() {
        var world = World()
        for dossier: DossierID in ["D1", "D2", "D3", "D4"] { world.transmit(transmitted(dossier)) }
        world.convene()
        #expect(listed(placeReady(&world, naming: ["D3"], atMost: 1)) == ["D3", "D1"])
        #expect(placeReady(&world, atMost: -1).changesNothing)
        #expect(listed(placeReady(&world, atMost: 9)) == ["D2", "D4"])
    }

    @Test(
        "Ni examiné, ni exclu, ni décidé: prêt; l'ajourné le redevient quand son complément est donné",
        .rule("fileIsReadyForAgenda")
    )
    func notExamined() {
        var world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(placeReady(&world, in: "S2").changesNothing)
        world.signBoth()
        #expect(placeReady(&world, in: "S2").changesNothing)

        var asked = World.sitting()
        _ = SupplementTests.ask(&asked, of: [.company], words: ["company": "Fiche de poste"])
        asked.signBoth()
        asked.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(placeReady(&asked, in: "S2").changesNothing)
        _ = SupplementTests.answer(&asked, .company)
        #expect(listed(placeReady(&asked, in: "S2")) == ["D1"])
    }
}
