import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct TimerTests {
    @Test("Une échéance vient une fois, à son heure, et disparaît avec l’état qui la voulait")
    func once() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1")
        #expect(try desk.core.nextDue() == desk.clock.adding(milliseconds: Toy.patience))
        desk.wait(Toy.patience - 1)
        #expect(try desk.due().events == 0)
        desk.wait(1)
        #expect(try desk.due().events == 1)
        #expect(try desk.due().events == 0)
        #expect(try desk.core.nextDue() == nil)
        let last = try #require(try desk.core.trace("D-1").last)
        #expect(last.type == RequestReminded.type.value)
        #expect(last.cause == "due:remind")
        #expect(last.actor == "system:desk")
        #expect(try desk.core.verify() == [])
    }

    @Test("Une échéance dont la décision est sans événement est passée, aussi après une reconstruction")
    func passed() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1")
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                WhenDue(Request.self, "remind") { _, _ in .accepted([]) }
            }
        )
        desk.wait(Toy.patience)
        #expect(try desk.due().events == 0)
        #expect(try desk.core.nextDue() == nil)
        #expect(try desk.core.verify() == [])
        try desk.core.rebuild()
        #expect(try desk.core.nextDue() == nil)
    }

    @Test("Une échéance qui échoue revient plus tard, et l’exploitant le voit")
    func failing() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1")
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                WhenDue(Request.self, "remind") { _, _ in throw ToyFault.broken }
            }
        )
        desk.wait(Toy.patience)
        #expect(try desk.due().events == 0)
        #expect(try desk.core.deadLetters().map(\.reason) == ["dueTimeFailed"])
        #expect(try desk.core.nextDue() == desk.clock.adding(milliseconds: 3_600_000))
        try desk.restart()
        desk.wait(3_600_000)
        #expect(try desk.due().events == 1)
        #expect(try desk.core.verify() == [])
    }

    @Test("L’heure d’une décision n’est jamais avant la dernière du journal")
    func clockGoesBack() throws {
        let desk = try Rig.desk()
        let before = desk.clock
        try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1")
        desk.wait(-3_600_000)
        try desk.send(SendRequest(dossier: "D-1", panel: "north", attempt: 1), id: "c-2")
        #expect(try desk.core.trace("D-1").map(\.at) == [before, before])
    }
}
