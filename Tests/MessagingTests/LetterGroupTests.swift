import Contracts
import Foundation
import GRDB
import Messaging
import Testing
import ToyServices

/// Dead letters by cause, many closed at once, and why they were discarded.
@Suite struct LetterGroupTests {
    private static let operatorHere = Actor(.systemOperator, "o-1")

    private func opening(_ number: Int) -> OpenRequest {
        OpenRequest(dossier: DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!, name: nil)
    }

    /// A desk whose program fails at each request of these, and then one that is mended.
    private func desk(failing numbers: ClosedRange<Int>, crash: @escaping CrashHook = { _ in }) throws -> Rig {
        let desk = try Rig.desk()
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self, Returns.self]) {
                On(OpenRequest.self) { _, _ in throw ToyFault.broken }
            }
        )
        for number in numbers { try desk.send(opening(number), id: MessageID("c-\(number)")!) }
        try desk.restart(crash: crash)
        return desk
    }

    private func malformed(_ desk: Rig, _ id: MessageID, _ body: String, _ dossier: DossierID?) -> Delivery {
        var envelope = Envelope(id: id, type: OpenRequest.type, source: "portal", time: desk.clock)
        envelope.user = "ccs-portal"
        envelope.dossier = dossier
        return desk.deliver(envelope, Data(body.utf8))
    }

    @Test("Les lettres mortes se lisent par cause: quel message, quelle règle ou quel champ, quels dossiers")
    func byCause() throws {
        let desk = try Rig.desk()
        for number in 1...4 {
            let body = #"{"dossier":"D-\#(number)","candidate":"P-1","personal":{"name":7}}"#
            try desk.take(malformed(desk, MessageID("m-\(number)")!, body, DossierID("D-\(number)")))
            desk.wait(1000)
        }
        try desk.take(malformed(desk, "n-1", #"{"dossier":"D-1"}"#, "D-1"))
        let jury = try Rig.jury()
        let sent = try desk.handOver("D-9", candidate: "P-9")
        try jury.restart(
            ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self, Bench.self]) {
                On(RequestSent.self) { event, _ in .refused("notToday", ["file": event.dossier.value]) }
            }
        )
        try jury.take(jury.delivery(sent))
        let groups = try #require(try desk.core.status().letterGroups)
        #expect(groups.map(\.count) == [4, 1])
        #expect(groups.map(\.files) == [4, 1])
        #expect(groups.map(\.kind.cause) == ["personal.name: wrongKind", "candidate: missing"])
        #expect(groups[0].kind.type == OpenRequest.type.value && groups[0].kind.sender == "ccs-portal")
        #expect(groups[0].examples.map(\.about) == ["D-4", "D-3", "D-2"])
        #expect(groups[0].last.milliseconds - groups[0].first.milliseconds == 3000)
        let refused = try #require(try jury.core.status().letterGroups)
        #expect(refused.map(\.kind.cause) == ["notToday"])
        #expect(refused[0].examples.map(\.about) == ["D-9"])
        // Of those, by time, type, sender, file and kind.
        func count(_ change: (inout DeadLetterChoice) -> Void) throws -> Int {
            var choice = DeadLetterChoice()
            change(&choice)
            let listed = try desk.core.deadLetters(choice)
            #expect(try desk.core.letterGroups(choice, limit: 9).reduce(0) { $0 + $1.count } == listed.count)
            return listed.count
        }
        #expect(try count { _ in } == 5)
        #expect(try count { $0.since = groups[0].last } == 2)
        #expect(try count { $0.until = groups[0].last } == 3)
        #expect(try count { $0.type = "other.v1" } == 0)
        #expect(try count { $0.dossier = "D-1" } == 2)
        #expect(try count { $0.sender = "ccs-portal" } == 5)
        #expect(try count { $0.kind = groups[1].kind } == 1)
        #expect(try count { $0.reason = "refused" } == 0)
    }

    @Test("Rejouées en nombre, toutes sont décidées une fois; ce qui meurt encore n'est pas rejoué deux fois")
    func replayMany() throws {
        let desk = try desk(failing: 1...25)
        try desk.take(malformed(desk, "m-1", "{", "D-1"))
        var choice = DeadLetterChoice()
        var pages = 0
        var (replayed, again) = (0, 0)
        while true {
            let (result, _) = try desk.core.replayDead(choice, limit: 10, now: desk.clock, entropy: &desk.entropy)
            replayed += result.replayed
            again += result.deadAgain
            guard let last = result.last else { break }
            choice.after = last
            choice.through = result.through
            pages += 1
        }
        #expect(pages == 3 && replayed == 26 && again == 1)
        #expect(try desk.core.status().streams["request"] == 25)
        #expect(try desk.core.deadLetters().map(\.reason) == ["malformed"])
        #expect(try desk.core.verify().isEmpty)
    }

    @Test("Le programme tombe à tout moment pendant qu'on rejoue: rien n'est perdu, rien n'est fait deux fois")
    func killedWhileReplaying() throws {
        var left = 0
        let hook: CrashHook = { point in
            guard point == .beforeCommit || point == .afterCommit || point == .insideMessage else { return }
            left -= 1
            if left == 0 { throw SimulatedCrash(at: point) }
        }
        let desk = try desk(failing: 1...40, crash: hook)
        var chance = Entropy(seed: 5)
        var deaths = 0
        while try !desk.core.deadLetters().isEmpty {
            left = 1 + Int(chance.bytes(1)[0] % 5)
            do {
                _ = try desk.core.replayDead(DeadLetterChoice(), limit: 2, now: desk.clock, entropy: &desk.entropy)
            } catch is SimulatedCrash {
                deaths += 1
                left = 0
                try desk.restart(crash: hook)
            }
        }
        left = 0
        #expect(deaths > 5)
        #expect(try desk.core.status().streams["request"] == 40)
        #expect(try desk.core.status().journal == 40)
        #expect(try desk.core.deadLetters(openOnly: false).filter { $0.state == "replayed" }.count == 40)
        for number in 1...40 {
            #expect(try desk.send(opening(number), id: MessageID("c-\(number)")!)?.events.count == 1)
        }
        #expect(try desk.core.status().journal == 40)
    }

    @Test("On ne rejette pas sans dire pourquoi; ce qui est dit reste quand la lettre s'en est allée")
    func reasons() throws {
        let folder = try Folder()
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        for number in 1...3 { try desk.take(malformed(desk, MessageID("m-\(number)")!, "{", "D-1")) }
        let none = DeadLetterChoice()
        #expect(throws: NoReasonGiven.self) {
            _ = try desk.core.discardDead(
                none,
                limit: 9,
                by: Self.operatorHere,
                why: " \n",
                now: desk.clock,
                entropy: &desk.entropy
            )
        }
        #expect(try desk.core.deadLetters().count == 3)
        let (count, _) = try desk.core.discardDead(
            none,
            limit: 2,
            by: Self.operatorHere,
            why: "its sender was told",
            now: desk.clock,
            entropy: &desk.entropy
        )
        #expect(count == 2)
        #expect(try desk.core.deadLetters().map(\.number) == [3])
        let closed = try desk.core.deadLetters(openOnly: false)
        #expect(
            closed.map(\.decided) == [nil, "operator:o-1: its sender was told", "operator:o-1: its sender was told"]
        )
        desk.wait(90 * 86_400_000)
        _ = try desk.due()
        #expect(try desk.core.deadLetters(openOnly: false).map(\.number) == [3])
        let decisions = try desk.core.letterDecisions(limit: 9)
        #expect(decisions.map(\.letter) == [2, 1])
        #expect(decisions[0].why == "its sender was told" && decisions[0].dossier == "D-1" && decisions[0].id == "m-2")
        let queue = try DatabaseQueue(path: folder.file("desk.sqlite"))
        for sql in ["DELETE FROM dead_act", "UPDATE dead_act SET why = 'x'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    /// What can become of an event that arrives.
    enum Death: String, CaseIterable { case malformed, refused, failed, unknownType, oversized, tooOld, crashes }

    @Test("Rejeté, un événement n'est plus réclamé, de quelque cause qu'il soit mort", arguments: Death.allCases)
    func notMissingAnyMore(_ death: Death) throws {
        var limits = Core.Limits()
        limits.bodyBytes = 10_000
        let desk = try Rig.desk(limits: limits)
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        try desk.handOver("D-1", candidate: "P-1")
        try jury.take(jury.delivery(try #require(try desk.published(RequestSent.type).last)))
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d")
        let taken = try #require(try jury.published(CaseTaken.type).first)
        let decided = try #require(try jury.published(CaseDecided.type).first)
        jury.core.confirmed(upTo: try jury.core.status().journal)
        func missing() throws -> Int {
            try Audit(Toy.routes).run([desk.core, jury.core], repair: false).missing.reduce(0) { $0 + $1.count }
        }
        #expect(try missing() == 2, "the control: what has not arrived is asked for")
        var delivery = desk.delivery(taken)
        switch death {
        case .malformed: delivery.body = Array("{".utf8)
        case .oversized: delivery.body = [UInt8](repeating: 32, count: 20_000)
        case .unknownType:
            try desk.restart(ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {})
        case .refused:
            try desk.restart(
                ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                    On(CaseTaken.self) { _, _ in .refused("notToday") }
                }
            )
        case .failed: try desk.restart(failing { throw ToyFault.broken })
        case .crashes: try desk.restart(failing { throw SimulatedCrash(at: .insideMessage) })
        case .tooOld: delivery = desk.delivery(decided)
        }
        if death == .crashes {
            for _ in 1...3 {
                #expect(throws: SimulatedCrash.self) { try desk.take(again(delivery)) }
                try desk.restart(failing { throw SimulatedCrash(at: .insideMessage) })
            }
            try desk.take(again(delivery))
        } else {
            try desk.take(delivery)
        }
        if death == .tooOld {
            desk.wait(8 * 86_400_000)
            _ = try desk.due()
        }
        #expect(try desk.core.deadLetters().map(\.reason) == [death.rawValue])
        _ = try desk.core.discardDead(
            DeadLetterChoice(),
            limit: 9,
            by: Self.operatorHere,
            why: "a test",
            now: desk.clock,
            entropy: &desk.entropy
        )
        #expect(try desk.core.status().dead.isEmpty)
        try desk.restart()
        // The other one still has not arrived.
        #expect(try missing() == 1)
    }

    private func failing(_ fails: @escaping @Sendable () throws -> Void) -> ServiceDefinition {
        ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            On(CaseTaken.self) { _, _ in
                try fails()
                return .accepted([])
            }
        }
    }

    private func again(_ delivery: Delivery) -> Delivery {
        var delivery = delivery
        delivery.attempts = 1
        return delivery
    }
}
