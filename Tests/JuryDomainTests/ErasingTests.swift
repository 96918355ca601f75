import Contracts
import JuryDomain
import RuleTrait
import Testing

@Suite("L'effacement et les retards devant le jury")
struct ErasingTests {
    @Test("Un recours ouvert suspend l'effacement, et dit jusqu'à quand", .rule("appealSuspendsErasure"))
    func appeals() throws {
        var world = World.refused()
        let decision = try #require(world.decided()).decision
        world.lodge()
        let open = try #require(world.appeals[decision])
        let refusal = try #require(appealSuspendsErasure(open))
        #expect(refusal.facts["decision"] == decision.value && refusal.facts["dossier"] == "D1")
        #expect(refusal.facts["until"] == open.decideBy.parisDay.description)
        #expect(open.openSteps(of: "p2st").map(\.responsible) == [.officer])
        world.admit(decision)
        world.instruct(decision)
        #expect(world.appeals[decision]?.openSteps(of: "p2st").map(\.responsible) == [.authority])
        world.uphold(decision, false)
        #expect(appealSuspendsErasure(try #require(world.appeals[decision])) == nil)
        #expect(world.appeals[decision]?.openSteps(of: "p2st") == [])
    }

    @Test("Un dossier que le jury tient suspendu ne s'efface pas", .rule("holdSuspendsErasure"))
    func holds() throws {
        var world = World.sitting()
        #expect(holdSuspendsErasure(try #require(world.cases["D1"])) == nil)
        #expect(world.cases["D1"]?.openSteps(of: "p2st").map(\.step) == ["juryDecision"])
        world.hold()
        let held = try #require(world.cases["D1"])
        let refusal = try #require(holdSuspendsErasure(held))
        #expect(refusal.facts["dossier"] == "D1" && refusal.facts["since"] != nil)
        #expect(world.cases["D1"]?.openSteps(of: "p2st") == [])
    }

    @Test("Un procès-verbal qui attend ses signatures se dit, avec ses rappels")
    func minutes() throws {
        var world = World.sitting()
        #expect(world.sessions["S1"]?.openSteps == [])
        world.voteAll()
        world.close()
        world.drawUp()
        let step = try #require(world.sessions["S1"]?.openSteps.first)
        #expect(step.step == "minutesSignature" && !step.isOverdue && step.remindAt.allSatisfy { $0 < step.dueAt })
        let session = try #require(world.sessions["S1"])
        let late = decide(DueTime("signatures", at: step.dueAt), on: session)
        let overdue = late.events?.reduce(session) { JurySession.evolve($0, $1) ?? $0 }
        #expect(overdue?.openSteps.map(\.isOverdue) == [true])
        #expect(overdue?.claims == [.overdue(StreamID("session", "S1"))])
    }
}
