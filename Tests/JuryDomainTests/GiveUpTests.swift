import Contracts
import JuryDomain
import Testing

@Suite("Un dossier redemandé au jury")
struct GiveUpTests {
    private let recall = FileRecalledFromJury(dossier: "D1", attempt: 1, panel: "p2st-1")

    @Test("Le jury rend un dossier indécis, examiné ou non, et la séance se passe de lui")
    func givesUp() throws {
        var waiting = World()
        waiting.transmit(transmitted("D1"))
        var examined = World.sitting()
        examined.voteAll(["B.2": .notAcquired])
        examined.closeWithWords()
        for world in [waiting, World.sitting(), examined] {
            let file = try #require(world.cases["D1"])
            let scope = try #require(file.undecided?.file.scope)
            let event = try #require(decide(recall, on: file).events?.first as? FileGivenUpBeforeDecision)
            #expect(event.scope == scope && event.candidate == file.candidate)
            let over = try #require(Case.evolve(file, event))
            #expect(over.stage == .left && over.handedTo == "registration" && over.dueTimes == [])
            #expect(Case.evolve(nil, event)?.stage == .left)
            #expect(decide(recall, on: over).changesNothing)
        }
    }

    @Test("Décidé, le dossier n'est pas rendu ; inconnu, il s'attend")
    func decided() throws {
        let file = try #require(World.refused().cases["D1"])
        #expect(decide(recall, on: file).changesNothing)
        #expect(decide(FileRecalledFromJury(dossier: "D1", attempt: 0, panel: "p2st-1"), on: file).changesNothing)
        guard case .early = decide(recall, on: nil) else {
            Issue.record("it waits for the booklet")
            return
        }
    }
}
