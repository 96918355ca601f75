import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// What a restored store is given back, over a wire that carries no more than the real one.
@Suite struct RecoveryTests {
    /// A store as the operator's tool reaches it: everything is written as JSON, and nothing too long passes.
    final class Wire {
        struct TooLong: Error { var bytes: Int }
        private(set) var longest = 0
        private(set) var asked = 0
        /// The inquiry with which the connection breaks, if any.
        var breaksAt: Int?

        func store(_ core: Core) -> RemoteStore {
            let desk = InquiryDesk(core: core, worker: "test")
            return RemoteStore(name: core.name) { [self] inquiry in
                asked += 1
                if asked == breaksAt { throw TooLong(bytes: 0) }
                let question = try pass(try JSONEncoder().encode(inquiry))
                var entropy = Entropy(seed: 1)
                let (answer, _) = try desk.answer(
                    try JSONDecoder().decode(Inquiry.self, from: question),
                    now: Instant(milliseconds: 1_900_000_000_000),
                    entropy: &entropy
                )
                let told = try JSONDecoder().decode(InquiryAnswer.self, from: pass(try InquiryDesk.body(of: answer)))
                if case .failed(let why) = told { throw ToldWhy(why: why) }
                return told
            }
        }

        private func pass(_ body: Data) throws -> Data {
            longest = max(longest, body.count)
            guard body.count <= Outgoing.mostBytes else { throw TooLong(bytes: body.count) }
            return body
        }
    }

    struct ToldWhy: Error { var why: String }

    /// A desk that sends many requests at once, and a panel that only receives them.
    static let desk = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
        On(OpenRequest.self) { command, context in
            let first = (Int(command.dossier.value.dropFirst(2)) ?? 0) * 100
            return .accepted(
                (first..<first + 100).map { number in
                    RequestSent(
                        dossier: DossierID("D-\(number)") ?? "D",
                        candidate: PersonID("P-\(number)") ?? "P",
                        number: TakenNumber(series: "requests", number: number + 1),
                        panel: "north",
                        attempt: 1,
                        remindAt: context.now,
                        personal: NamePersonal(name: command.personal?.name ?? "")
                    )
                }
            )
        }
    }

    static let panel = ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self]) {
        On(RequestSent.self) { _, _ in .accepted([]) }
    }

    /// A desk with a copy from before that many hundred requests were sent, which the panel has.
    private func restored(_ hundreds: Int, name: String) throws -> (desk: Rig, panel: Rig) {
        let desk = try Rig(Self.desk, "desk")
        let copy = try Rig(Self.desk, "desk")
        let panel = try Rig(Self.panel, "jury.north")
        try copy.store.copyContent(from: desk.store)
        for hundred in 0..<hundreds {
            try desk.send(
                OpenRequest(dossier: DossierID("D-\(hundred)")!, candidate: "P-0", name: name),
                id: MessageID("c-\(hundred)")!
            )
        }
        for message in try desk.published() { try panel.take(panel.delivery(message)) }
        try copy.store.markRestored()
        try copy.restart()
        return (copy, panel)
    }

    @Test("Ce qui fut perdu revient par messages que la file porte, aussi quand un seul ne le porterait pas")
    func inPages() throws {
        // In JSON that is within JSON, each of these takes two bytes.
        let (desk, panel) = try restored(3, name: String(repeating: "/", count: 16_000))
        let wire = Wire()
        let stores = [wire.store(desk.core), wire.store(panel.core)]
        let report = try Audit(Toy.routes).run(stores, repair: true)
        #expect(report.lost.map(\.count) == [300])
        #expect(report.lost.first?.examples.count == 5)
        #expect(try !desk.store.isRecovering())
        #expect(try desk.core.status().streams == ["request": 300])
        #expect(try desk.core.verify() == [])
        #expect(wire.longest < 2 << 20)
        #expect(try Audit(Toy.routes).run(stores, repair: false).isClean)
    }

    @Test("Un événement plus long qu’une page voyage seul")
    func oneLargeEvent() throws {
        let (desk, panel) = try restored(1, name: "")
        let large = try Rig(Toy.desk, "desk")
        large.clock = desk.clock
        let sent = try large.handOver("D-900", candidate: "P-900", name: String(repeating: "\"", count: 400_000))
        try panel.take(panel.delivery(sent))
        let wire = Wire()
        let stores = [wire.store(desk.core), wire.store(panel.core)]
        #expect(try Audit(Toy.routes).run(stores, repair: true).lost.map(\.count) == [101])
        #expect(try desk.store.state(Request.self, "D-900")?.name?.count == 400_000)
        #expect(wire.longest > 1 << 20)
    }

    @Test("Une réparation interrompue n’importe où se reprend, et rien n’est là deux fois")
    func broken() throws {
        let (desk, panel) = try restored(2, name: String(repeating: "n", count: 30_000))
        for breaksAt in 1... {
            let wire = Wire()
            wire.breaksAt = breaksAt
            let stores = [wire.store(desk.core), wire.store(panel.core)]
            do {
                _ = try Audit(Toy.routes).run(stores, repair: true)
                break
            } catch is Wire.TooLong {
                try desk.restart()
            }
        }
        #expect(try !desk.store.isRecovering())
        #expect(try desk.core.status().journal == 200)
        #expect(try desk.core.verify() == [])
    }

    @Test("Par-dessus plusieurs auditeurs, ce qui revient revient dans l’ordre où c’est arrivé")
    func inOrderOverAllListeners() throws {
        var routes = Toy.routes
        routes.listeners = [RequestOpened.type: ["opened"], RequestDropped.type: ["dropped"]]
        func listener(_ name: String, _ on: On) throws -> Rig {
            let rig = try Rig(ServiceDefinition(name, scheme: "toy", aggregates: []) { on }, name)
            rig.core = try Core(rig.definition, store: rig.store, routes: routes)
            return rig
        }
        let opened = try listener("opened", On(RequestOpened.self) { _, _ in .accepted([]) })
        let dropped = try listener("dropped", On(RequestDropped.self) { _, _ in .accepted([]) })
        let desk = try Rig.desk()
        let copy = try Rig.desk()
        try copy.store.copyContent(from: desk.store)
        desk.core = try Core(Toy.desk, store: desk.store, routes: routes)
        // One candidate has one open request at a time: the second is only possible once the first is dropped.
        for turn in 1...2 {
            let dossier = DossierID("D-\(3 - turn)")!
            try desk.send(OpenRequest(dossier: dossier, candidate: "P-1", name: nil), id: MessageID("o-\(turn)")!)
            desk.wait(1000)
            try desk.send(DropRequest(dossier: dossier), id: MessageID("d-\(turn)")!)
            desk.wait(1000)
        }
        for message in try desk.published() {
            let rig = message.envelope.type == RequestOpened.type ? opened : dropped
            try rig.take(rig.delivery(message))
        }
        try copy.store.markRestored()
        copy.core = try Core(Toy.desk, store: copy.store, routes: routes)
        _ = try Audit(routes).run([copy.core, opened.core, dropped.core], repair: true)
        #expect(try copy.core.trace("D-1").count == 2)
        #expect(try copy.core.trace("D-2").count == 2)
        #expect(try copy.core.verify() == [])
    }

    @Test("Une réparation réveille ce qui attendait l’histoire revenue")
    func wakes() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        let copy = try Rig.jury()
        try copy.store.copyContent(from: jury.store)
        var routes = Toy.routes
        routes.listeners[BenchOpened.type] = ["desk"]
        let listening = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            On(BenchOpened.self) { _, _ in .accepted([]) }
        }
        let sent = try desk.handOver("D-1", candidate: "P-1")
        jury.core = try Core(Toy.jury, store: jury.store, routes: routes)
        desk.core = try Core(listening, store: desk.store, routes: routes)
        try jury.send(OpenBench(panel: "north"), id: "b")
        try desk.take(desk.delivery(try #require(try jury.published(BenchOpened.type).first)))
        // The copy knows no bench: what comes for it waits for one.
        copy.core = try Core(Toy.jury, store: copy.store, routes: routes)
        try copy.take(copy.delivery(sent))
        #expect(try copy.core.status().parked == 1)
        try copy.store.markRestored()
        copy.core = try Core(Toy.jury, store: copy.store, routes: routes)
        _ = try Audit(routes).run([desk.core, copy.core], repair: true)
        // The process may end before it comes to that.
        copy.core = try Core(Toy.jury, store: copy.store, routes: routes)
        #expect(try copy.core.nextDue().map { $0 <= copy.clock } == true)
        #expect(try copy.due().events == 1)
        #expect(try copy.core.status().parked == 0)
        #expect(try copy.due().events == 0)
        #expect(try copy.core.nextDue() == nil)
    }

    @Test("Une réponse que nul message ne porte est dite, et non tue")
    func answerTooLarge() throws {
        let body = try InquiryDesk.body(of: .reply(String(repeating: "x", count: Outgoing.mostBytes)))
        guard case .failed(let why) = try JSONDecoder().decode(InquiryAnswer.self, from: body) else {
            Issue.record("it is no failure")
            return
        }
        #expect(why.contains("\(Outgoing.mostBytes)"))
    }
}
