import Contracts
import JuryDomain
import RuleTrait
import Testing

@Suite("L'évaluateur suspendu: ses dossiers non décidés attendent")
struct HoldOverSuspensionTests {
    private func suspended(_ cause: SuspensionCause = .precautionary, by branch: BranchID = "p2st")
        -> AccreditationSuspended
    {
        AccreditationSuspended(
            evaluator: "evaluator",
            branch: branch,
            cause: cause,
            ground: cause == .precautionary ? .fraud : nil,
            from: Day("2026-03-02")!,
            by: "officer-1",
            files: [],
            personal: nil
        )
    }

    private func lifted(_ cause: SuspensionCause = .precautionary, by branch: BranchID = "p2st") -> SuspensionLifted {
        SuspensionLifted(
            evaluator: "evaluator",
            branch: branch,
            cause: cause,
            on: Day("2026-03-09")!,
            by: "officer-1"
        )
    }

    /// The files that the evaluator is found to have evaluated, by the keys of the states.
    private func found(_ world: World) -> [Case] {
        world.cases.values
            .filter { $0.claims == [Claim(Case.evaluatedByPrefix("evaluator") + $0.dossier.value)] }
            .sorted { $0.dossier < $1.dossier }
    }

    private func suspend(_ event: AccreditationSuspended, _ world: inout World) -> [DossierID] {
        let noted = world.evaluators["evaluator"]
        return world.apply(decide(event, on: noted, files: found(world), under: world.rules, at: world.now))
            .events?.compactMap { ($0 as? FileHeldBeforeDecision)?.dossier } ?? []
    }

    private func lift(_ event: SuspensionLifted, _ world: inout World) -> [any Event] {
        let files = found(world).map { file in (file, file.session.flatMap { world.sessions[$0] }) }
        let noted = world.evaluators["evaluator"]
        return world.apply(
            decide(event, on: noted, files: files, under: world.rules, at: world.now)
        ).events?.filter { !($0 is EvaluatorSuspensionNoted) } ?? []
    }

    @Test("Elle suspend ce qui n'est pas décidé, et rien d'autre; levée, elle rend ce qu'elle a suspendu")
    func heldAndReleased() {
        var world = World()
        let other = DesignatedEvaluator(
            person: "evaluator-2",
            kind: .consultant,
            employerSiren: nil,
            department: nil,
            provider: nil
        )
        world.transmit(transmitted("D1"))
        world.transmit(transmitted("D2", evaluator: other))
        world.transmit(transmitted("D3"))
        world.transmit(transmitted("D4"))
        world.hold("D3")
        world.withdraw("D4")
        #expect(suspend(suspended(.reportOverdue), &world).isEmpty)
        #expect(suspend(suspended(by: "logi"), &world).isEmpty)
        #expect(suspend(suspended(), &world) == ["D1"])
        #expect(suspend(suspended(), &world).isEmpty)
        #expect(world.cases["D1"]?.dueTimes.isEmpty == true)
        world.pass(days: 7)
        #expect(lift(lifted(.reportOverdue), &world).isEmpty)
        #expect(lift(lifted(by: "logi"), &world).isEmpty)
        let released = lift(lifted(), &world).compactMap { $0 as? FileReleasedBeforeDecision }
        let sevenDays: Int64 = 7 * 86_400_000
        #expect(released.map(\.dossier) == ["D1"])
        #expect(released.map(\.heldFor) == [sevenDays])
        #expect(world.cases["D3"]?.hold != nil)
        #expect(lift(lifted(), &world).isEmpty)
    }

    @Test("Signé entre-temps des deux collèges, ce que la session a décidé prend effet quand la suspension est levée")
    func effectAfterwards() {
        var world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        #expect(suspend(suspended(), &world) == ["D1"])
        world.signBoth()
        #expect(world.events(CertificateAwarded.self).isEmpty)
        world.pass(days: 7)
        #expect(lift(lifted(), &world).count == 2)
        #expect(world.events(CertificateAwarded.self).count == 1)
        // Decided, it is found no more.
        #expect(found(world).isEmpty)
        #expect(suspend(suspended(), &world).isEmpty)
    }

    @Test("Le gestionnaire peut rendre un dossier avant la levée")
    func releasedByHand() {
        var world = World()
        world.transmit(transmitted("D1"))
        #expect(suspend(suspended(), &world) == ["D1"])
        #expect(world.release("D1").isDone)
        #expect(lift(lifted(), &world).isEmpty)
    }

    /// The panel hears of a letter, and of what becomes of it.
    private func note(_ event: any Event, _ world: inout World) {
        let noted = world.evaluators["evaluator"]
        switch event {
        case let event as AccreditationSuspended:
            world.apply(decide(event, on: noted, files: [], under: world.rules, at: world.now))
        case let event as SuspensionLifted:
            world.apply(decide(event, on: noted, files: [], under: world.rules, at: world.now))
        case let event as EvaluatorNoted: world.apply(.accepted([event]))
        default: break
        }
    }

    private func letter(by branch: BranchID = "p2st") -> EvaluatorNoted {
        EvaluatorNoted(
            panel: "p2st-1",
            evaluator: "evaluator",
            branch: branch,
            certificateKinds: ["relation-client"],
            from: Day("2025-01-01")!,
            until: Day("2028-12-31")!,
            providers: []
        )
    }

    @Test(
        "Apprise avant le livret qu'elle a croisé, elle le suspend à son arrivée; levée, elle le rend",
        .rule("fileIsOnHold")
    )
    func crossed() {
        var world = World()
        note(letter(), &world)
        note(suspended(), &world)
        world.transmit(transmitted("D1"))
        #expect(world.cases["D1"]?.hold?.suspendedEvaluator == "evaluator")
        #expect(world.cases["D1"]?.hold?.by == "officer-1")
        world.convene()
        #expect(world.place(["D1"]).code == "fileIsOnHold")
        world.pass(days: 7)
        note(lifted(), &world)
        #expect(lift(lifted(), &world).compactMap { $0 as? FileReleasedBeforeDecision }.map(\.dossier) == ["D1"])
        #expect(world.place(["D1"]).isDone)
        world.transmit(transmitted("D2"))
        #expect(world.cases["D2"]?.hold == nil)
    }

    @Test("Un rapport en retard, une autre branche, une suspension levée: le livret qui arrive n'attend pas")
    func crossedByNothing() {
        for heard in [
            [suspended(.reportOverdue)], [suspended(by: "logi")], [suspended(), lifted()],
            [suspended(), suspended(.reportOverdue), lifted(.reportOverdue), lifted()],
        ] as [[any Event]] {
            var world = World()
            note(letter(), &world)
            note(letter(by: "logi"), &world)
            for event in heard { note(event, &world) }
            world.transmit(transmitted("D1"))
            #expect(world.cases["D1"] != nil && world.cases["D1"]?.hold == nil)
        }
        // Lifted for one cause only, it stands; what is heard twice is noted once, also before the letter.
        var world = World()
        for event in [suspended(), suspended(), lifted(.reportOverdue)] as [any Event] { note(event, &world) }
        #expect(world.events(EvaluatorSuspensionNoted.self).count == 1)
        note(letter(), &world)
        world.transmit(transmitted("D1"))
        #expect(world.cases["D1"]?.hold?.suspendedEvaluator == "evaluator")
    }
}
