import Contracts
import Foundation
import GRDB
import Messaging
import Testing
import ToyServices

/// Dead letters cannot fill a store, and what is closed goes.
@Suite struct LetterBoundsTests {
    private func malformed(_ desk: Rig, id: MessageID, body: String, dossier: DossierID? = nil) -> Delivery {
        var envelope = Envelope(id: id, type: OpenRequest.type, source: "portal", time: desk.clock)
        envelope.user = "ccs-portal"
        envelope.dossier = dossier
        return desk.deliver(envelope, Data(body.utf8))
    }

    @Test("D’un message trop long, seul le début est gardé, et cela se dit")
    func cut() throws {
        var limits = Core.Limits()
        limits.bodyBytes = 10_000
        let desk = try Rig.desk(limits: limits)
        let long = malformed(desk, id: "m-1", body: String(repeating: "x", count: 50_000))
        try desk.take(long)
        let letter = try #require(try desk.core.deadLetter(1))
        #expect(letter.reason == "oversized")
        #expect(letter.body?.count == limits.letterBytes)
        #expect(letter.cutFrom == 50_000)
        #expect(throws: CutLetter.self) {
            try desk.core.replayDead(1, now: desk.clock, entropy: &desk.entropy)
        }
        #expect(try desk.core.deadLetters().map(\.state) == ["open"])
        // The whole of it is known again.
        try desk.take(long)
        #expect(try desk.core.deadLetters().count == 1)
        let other = malformed(desk, id: "m-1", body: String(repeating: "x", count: 50_001))
        try desk.take(other)
        #expect(try desk.core.deadLetters().count == 2)
    }

    @Test("Aucune lettre n’est décodée pour en reconnaître une autre du même identifiant")
    func notQuadratic() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try Rig.desk(path: path)
        try desk.take(malformed(desk, id: "m-1", body: "{"))
        // Whoever decodes the letters before it fails at this one.
        try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE dead SET message = x'00'") }
        try desk.take(malformed(desk, id: "m-1", body: "{{"))
        #expect(try desk.core.deadLetters().count == 2)
    }

    @Test("D’un expéditeur qui n’en finit pas, les lettres sont seulement comptées; d’un service, toutes gardées")
    func counted() throws {
        var limits = Core.Limits()
        limits.lettersPerSender = 3
        let desk = try Rig.desk(limits: limits)
        for number in 1...5 { try desk.take(malformed(desk, id: MessageID("m-\(number)")!, body: "{")) }
        #expect(try desk.core.deadLetters().count == 3)
        let counted = try #require(try desk.core.status().counted?.first)
        #expect(counted.sender == "ccs-portal" && counted.reason == "malformed")
        #expect(counted.count == 2 && counted.since == desk.clock)
        // For another reason there is room.
        try desk.send(Misbehave(dossier: "D-1", candidate: "P-1", how: .throws), id: "w-1")
        #expect(try desk.core.deadLetters().count == 4)
        // Once one is closed, too.
        #expect(
            try desk.core.discardDead(
                1,
                by: Actor(.systemOperator, "op"),
                why: "a test",
                now: desk.clock,
                entropy: &desk.entropy
            ) != nil
        )
        try desk.take(malformed(desk, id: "m-6", body: "{"))
        #expect(try desk.core.deadLetters().count == 4)
        for number in 1...5 {
            var envelope = Envelope(
                id: MessageID("e-\(number)")!,
                type: CaseTaken.type,
                source: "jury.north",
                subject: "case/D-\(number)",
                time: desk.clock
            )
            envelope.user = "ccs-jury"
            try desk.take(desk.deliver(envelope, Data("{".utf8)))
        }
        #expect(try desk.core.deadLetters().count == 9)
        #expect(try desk.core.status().counted?.map(\.count) == [2])
    }

    @Test("Ce qui est rejeté ou rejoué s’en va après son délai; ce qui est ouvert reste")
    func term() throws {
        let desk = try Rig.desk()
        for number in 1...3 { try desk.take(malformed(desk, id: MessageID("m-\(number)")!, body: "{")) }
        #expect(try desk.core.nextDue() == nil)
        _ = try desk.core.discardDead(
            1,
            by: Actor(.systemOperator, "op"),
            why: "a test",
            now: desk.clock,
            entropy: &desk.entropy
        )
        _ = try desk.core.replayDead(2, now: desk.clock, entropy: &desk.entropy)
        let end = desk.clock.adding(milliseconds: 90 * 86_400_000)
        #expect(try desk.core.deadLetters(openOnly: false).compactMap(\.until) == [end, end])
        #expect(try desk.core.nextDue() == end)
        desk.wait(90 * 86_400_000 - 1)
        _ = try desk.due()
        #expect(try desk.core.deadLetters(openOnly: false).count == 4)
        desk.wait(1)
        _ = try desk.due()
        #expect(try desk.core.deadLetters(openOnly: false).map(\.state) == ["open", "open"])
        #expect(try desk.core.nextDue() == nil)
    }

    @Test("Un effacement atteint aussi la lettre d’un dossier où personne ne se lit")
    func erasure() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1", name: "Ada")
        try desk.take(malformed(desk, id: "m-1", body: #"{"name": "Ada","#, dossier: "D-1"))
        try desk.take(malformed(desk, id: "m-2", body: #"{"name": "Bea","#, dossier: "D-2"))
        _ = try desk.core.erase("P-1")
        #expect(try desk.core.deadLetter(1)?.body == "")
        #expect(try desk.core.deadLetter(2)?.body == #"{"name": "Bea","#)
    }

    @Test("Rejeté, un événement mort n’arrête plus sa voie ni ce qui l’attend, et nul audit ne le réclame")
    func discardedEvent() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        try desk.handOver("D-1", candidate: "P-1")
        try jury.take(jury.delivery(try #require(try desk.published(RequestSent.type).last)))
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d")
        let taken = try #require(try jury.published(CaseTaken.type).first)
        let decided = try #require(try jury.published(CaseDecided.type).first)
        var broken = desk.delivery(taken)
        broken.body = Array("{".utf8)
        try desk.take(broken)
        try desk.take(desk.delivery(decided))
        #expect(try desk.core.status().parked == 1)
        #expect(try desk.core.deadLetters().map(\.reason) == ["malformed"])
        let outcome = try desk.core.discardDead(
            1,
            by: Actor(.systemOperator, "op"),
            why: "a test",
            now: desk.clock,
            entropy: &desk.entropy
        )
        #expect(outcome?.events == 1)
        #expect(try desk.core.status().parked == 0)
        #expect(try desk.store.state(Request.self, "D-1")?.hasEnded == true)
        // Again, as it should have come: it was decided on.
        #expect(try desk.take(desk.delivery(taken)).events == 0)
        jury.core.confirmed(upTo: try jury.core.status().journal)
        #expect(try Audit(Toy.routes).run([desk.core, jury.core], repair: false).missing.isEmpty)
    }
}
