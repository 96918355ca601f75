import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// What ends the process is found, wherever it happens, and put aside; then the process comes up and serves.
@Suite struct TrapTests {
    /// A jury that ends the process whenever it decides that file.
    private func deadly(_ dossier: DossierID) -> ServiceDefinition {
        ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self, Bench.self]) {
            On(OpenBench.self) { command, _ in .accepted([BenchOpened(panel: command.panel)]) }
            On(RequestSent.self) { event, context in
                guard try context.load(Bench.self, "north") != nil else { return .early(StreamID("bench", "north")) }
                if event.dossier == dossier { throw SimulatedCrash(at: .insideMessage) }
                return .accepted([
                    CaseTaken(dossier: event.dossier, candidate: event.candidate, attempt: 1, personal: nil)
                ])
            }
        }
    }

    /// Lets the process end and start again until it works on; how often it ended.
    private func livesUntilItWorks(_ rig: Rig, _ definition: ServiceDefinition, _ work: () throws -> Void) throws -> Int
    {
        for ends in 0..<10 {
            do {
                try work()
                return ends
            } catch is SimulatedCrash {
                try rig.restart(definition)
            }
        }
        Issue.record("it never works again")
        return 10
    }

    @Test("Un message réveillé qui fait tomber le programme est mort sous son nom; ce qui le réveille vit")
    func woken() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        let definition = deadly("D-2")
        try jury.restart(definition)
        for number in 1...3 {
            try jury.take(
                jury.delivery(try desk.handOver(DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!))
            )
        }
        #expect(try jury.core.status().parked == 3)
        var attempts = 0
        let ends = try livesUntilItWorks(jury, definition) {
            // As a loop does: first what is due, then what came or came back.
            _ = try jury.due()
            attempts += 1
            try jury.send(OpenBench(panel: "north"), id: "b", attempts: attempts - 1)
        }
        #expect(ends > 0)
        _ = try jury.due()
        #expect(try jury.core.status().streams == ["bench": 1, "case": 2])
        let letters = try jury.core.deadLetters()
        #expect(letters.map(\.reason) == ["crashes"])
        #expect(letters.first?.dossier == "D-2")
        #expect(letters.first?.attempts == 4)
        #expect(try jury.core.status().parked == 0)
        #expect(try jury.core.verify() == [])
    }

    @Test("Une échéance qui fait tomber le programme est mise de côté, les autres viennent; rejouée, elle vient")
    func dueTime() throws {
        let desk = try Rig.desk()
        for number in 1...3 { try desk.handOver(DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!) }
        let moment = desk.clock.adding(milliseconds: Toy.patience)
        let definition = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            WhenDue(Request.self, "remind") { request, _ in
                if request.dossier == "D-2" { throw SimulatedCrash(at: .insideMessage) }
                return .accepted([RequestReminded(dossier: request.dossier)])
            }
        }
        try desk.restart(definition)
        desk.wait(Toy.patience)
        let ends = try livesUntilItWorks(desk, definition) { _ = try desk.due() }
        #expect(ends == 3)
        let letter = try #require(try desk.core.deadLetters().first)
        #expect(letter.reason == "crashes")
        #expect(letter.attempts == 4)
        #expect(try desk.core.deadLetter(letter.number)?.body?.contains("D-2") == true)
        #expect(try desk.store.count(RequestReminded.type).keys.sorted() == ["D-1", "D-3"])
        #expect(try desk.core.nextDue() == nil)
        #expect(try desk.core.verify() == [])

        // With a program that is mended it comes, for the moment that it was.
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                WhenDue(Request.self, "remind") { request, context in
                    #expect(context.envelope.time == moment)
                    return .accepted([RequestReminded(dossier: request.dossier)])
                }
            }
        )
        desk.wait(1000)
        _ = try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        #expect(try desk.due().events == 1)
        #expect(try desk.core.verify() == [])
    }

    @Test("Une échéance qui a échoué vient plus tard pour son propre moment, et une fois")
    func failedDueTime() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1")
        let moment = desk.clock.adding(milliseconds: Toy.patience)
        var broken = true
        func definition() -> ServiceDefinition {
            let throwing = broken
            return ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                WhenDue(Request.self, "remind") { _, context in
                    if throwing { throw ToyFault.broken }
                    #expect(context.envelope.time == moment)
                    return .accepted([])
                }
            }
        }
        try desk.restart(definition())
        desk.wait(Toy.patience)
        _ = try desk.due()
        desk.wait(3_600_000)
        _ = try desk.due()
        #expect(try desk.core.deadLetters().map(\.reason) == ["dueTimeFailed"], "failing again it stays one letter")
        broken = false
        try desk.restart(definition())
        desk.wait(3_600_000)
        _ = try desk.due()
        #expect(try desk.core.nextDue() == nil)
        try desk.core.rebuild()
        #expect(try desk.core.nextDue() == nil, "what has passed does not come again")
        #expect(try desk.core.verify() == [])
    }

    @Test("Un message d’un type nouvellement connu qui fait tomber le programme est mort sous son nom")
    func newlyKnown() throws {
        let desk = try Rig.desk()
        var envelope = Envelope(id: "n-1", type: "desk.open-request.v2", source: "portal", time: desk.clock)
        envelope.user = "ccs-portal"
        try desk.take(desk.deliver(envelope, try JSONEncoder().encode(DropRequest(dossier: "D-1"))))
        #expect(try desk.core.status().parked == 1)
        let newer = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            On(DeadlyRequest.self) { _, _ in throw SimulatedCrash(at: .insideMessage) }
        }
        try desk.restart(newer)
        #expect(try livesUntilItWorks(desk, newer) { _ = try desk.due() } > 0)
        #expect(try desk.core.deadLetters().map(\.id) == ["n-1"])
    }

    @Test("Une question qui fait tomber le programme n’est plus reposée après quatre fois")
    func inquiry() throws {
        let desk = try Rig.desk()
        var envelope = Envelope(id: "q-1", type: Inquiry.type, source: "ccs", time: desk.clock)
        envelope.user = Routes.operatorUser
        let first = desk.deliver(envelope, Data())
        #expect(try desk.core.isAnswerable(first))
        let again = desk.deliver(envelope, Data(), attempts: 1)
        for _ in 1...3 {
            try desk.restart()
            #expect(try desk.core.isAnswerable(again))
            #expect(try desk.core.isAnswerable(again), "within one process it is one attempt")
        }
        try desk.restart()
        #expect(try !desk.core.isAnswerable(again))
        try desk.core.forgetAttempts(again)
        try desk.restart()
        #expect(try desk.core.isAnswerable(again))
    }

    @Test("Fermé comme il faut, un magasin est rouvert sans précautions; laissé en plan, avec")
    func cleanEnd() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        func transactions(closing: Bool) throws -> Int {
            let rig = try Rig.desk(path: path)
            for number in 1...3 {
                let dossier = DossierID("D-\(UInt32.random(in: 0...9_999_999))")!
                try rig.handOver(dossier, candidate: PersonID("P-\(dossier)-\(number)")!)
            }
            if closing { try rig.store.close() }
            var commits = 0
            let next = try Rig(Toy.desk, "desk", path: path) { if $0 == .afterCommit { commits += 1 } }
            next.clock = rig.clock.adding(milliseconds: Toy.patience * (closing ? 5 : 50))
            #expect(try next.due().events == 3)
            try next.store.close()
            return commits
        }
        #expect(try transactions(closing: true) == 1)
        #expect(try transactions(closing: false) == 3)
    }

    @Test("Une commande qui attend n’est pas remplacée par une autre du même identifiant")
    func parkedCommandStays() throws {
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        func decision(_ awarded: Bool) -> DecideCase { DecideCase(dossier: "D-1", attempt: 1, awarded: awarded) }
        #expect(try jury.send(decision(true), id: "d-1") == nil)
        #expect(try jury.send(decision(true), id: "d-1") == nil)
        #expect(try jury.send(decision(false), id: "d-1")?.refusal?.code == "idReusedWithAnotherBody")
        #expect(try jury.core.status().parked == 1)
        // What was waiting is what its sender meant first.
        try jury.take(jury.delivery(try Rig.desk().handOver("D-1", candidate: "P-1")))
        #expect(try jury.store.state(Case.self, "D-1")?.stage == .awarded)
    }

    @Test("Ce qui est défait avec un message ne compte pas comme appliqué")
    func undoneIsNotApplied() throws {
        let desk = try Rig.desk()
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                On(Misbehave.self) { command, _ in
                    let opened = (["D-1", "D-2"] as [DossierID]).map { dossier in
                        RequestOpened(
                            dossier: dossier,
                            candidate: "P-1",
                            number: TakenNumber(series: "requests", number: 1),
                            personal: nil
                        )
                    }
                    // The second has a key that the first one has.
                    return .accepted(command.how == .claimConflict ? opened : [opened[0]])
                }
                On(DropRequest.self) { _, _ in .accepted([]) }
            }
        )
        // A good message after it, so that the transaction is committed with a savepoint undone in it.
        try desk.take(
            try desk.delivery(Misbehave(dossier: "D-1", candidate: "P-1", how: .claimConflict), id: "m-1"),
            try desk.delivery(DropRequest(dossier: "D-3"), id: "g-1")
        )
        #expect(try desk.core.deadLetters().map(\.reason) == ["failed"])
        // The same cause in a store of that name gives the same id.
        let twin = try Rig.desk()
        try twin.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                On(Misbehave.self) { command, _ in .accepted([RequestReminded(dossier: command.dossier)]) }
            }
        )
        let answer = try twin.send(Misbehave(dossier: "D-1", candidate: "P-1", how: .claimConflict), id: "m-1")
        let undone = try #require(answer?.events.first)
        #expect(try desk.send(DropRequest(dossier: "D-3"), id: "g-2", after: [undone]) == nil, "it waits for it")
    }
}

/// The second version of a command, whose handler ends the process.
struct DeadlyRequest: Command {
    static let type: MessageType = "desk.open-request.v2"
    var dossier: DossierID
    var about: DossierID? { dossier }
}
