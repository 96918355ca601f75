import Contracts
import JuryDomain
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
        world.apply(decide(event, on: found(world), at: world.now))
            .events?.compactMap { ($0 as? FileHeldBeforeDecision)?.dossier } ?? []
    }

    private func lift(_ event: SuspensionLifted, _ world: inout World) -> [any Event] {
        let files = found(world).map { file in (file, file.session.flatMap { world.sessions[$0] }) }
        return world.apply(decide(event, on: files, under: world.rules, digest: testDigest, at: world.now)).events ?? []
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
}
