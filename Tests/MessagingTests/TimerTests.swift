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

    @Test("Une échéance que l’état veut une seconde fois au même moment vient une seconde fois")
    func again() throws {
        let desk = try Rig.desk()
        let at = desk.clock.adding(milliseconds: 1_000)
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Alarm.self]) {
                On(OpenRequest.self) { command, _ in .accepted([AlarmSet(dossier: command.dossier, at: at)]) }
                WhenDue(Alarm.self, Alarm.ring) { alarm, _ in .accepted([AlarmRang(dossier: alarm.dossier)]) }
            }
        )
        for (number, id) in (["c-1", "c-2"] as [MessageID]).enumerated() {
            try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: id)
            desk.wait(1_000)
            #expect(try desk.due().events == 1)
            #expect(try desk.core.trace("D-1").count == 2 * (number + 1))
        }
        #expect(try desk.core.deadLetters().isEmpty)
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

struct AlarmSet: Event {
    static let type: MessageType = "desk.alarm-set.v1"
    var dossier: DossierID
    var at: Instant
    var stream: StreamID { StreamID(Alarm.kind, dossier.value) }
    var about: DossierID? { dossier }
}

struct AlarmRang: Event {
    static let type: MessageType = "desk.alarm-rang.v1"
    var dossier: DossierID
    var stream: StreamID { StreamID(Alarm.kind, dossier.value) }
    var about: DossierID? { dossier }
}

/// What wants to be woken at a moment, also at one that has passed.
struct Alarm: Aggregate {
    static let kind = "alarm"
    static let ring = "ring"
    static let events: [any Event.Type] = [AlarmSet.self, AlarmRang.self]
    var dossier: DossierID
    var at: Instant?
    var dueTimes: [DueTime] { at.map { [DueTime(Self.ring, at: $0)] } ?? [] }

    static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as AlarmSet: Alarm(dossier: event.dossier, at: event.at)
        case let event as AlarmRang: Alarm(dossier: event.dossier, at: nil)
        default: state
        }
    }

    static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }
}
