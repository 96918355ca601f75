import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

/// What partner branches are told of a journal.
@Suite struct PartnerRelayTests {
    private func desk(handing requests: Int, path: String? = nil) throws -> Rig {
        let desk = try Rig(Toy.desk(telling: true), "desk", path: path)
        for number in 0..<requests {
            try desk.handOver(
                try #require(DossierID("D-\(number)")),
                candidate: try #require(PersonID("P-\(number)"))
            )
        }
        return desk
    }

    private func all(_ desk: Rig) throws -> [Outgoing] {
        try desk.core.toldToPartners(after: 0, limit: 10_000).rows.compactMap(\.message)
    }

    @Test("Une branche apprend ce qui a eu lieu, sous l'identifiant de l'événement, sans qui ni de qui")
    func whatIsTold() throws {
        let desk = try desk(handing: 2)
        let told = try all(desk)
        #expect(told.count == 2)
        let first = try #require(told.first)
        #expect(first.exchange == "ccs.partners")
        #expect(first.key == "desk.request-told.north")
        #expect(!first.mandatory)
        let event = try #require(try desk.published(RequestSent.type).first)
        #expect(first.envelope.id == event.envelope.id)
        #expect(first.envelope.type == RequestTold.type)
        #expect(first.envelope.source == "desk")
        #expect(first.envelope.dossier == "D-0")
        #expect(first.envelope.time == event.envelope.time)
        #expect(first.envelope.version == 2)
        #expect(first.envelope.epoch == 1)
        // Nothing of the event's envelope that says who acted, or that is the stores' own.
        let envelope = first.envelope
        #expect(envelope.actor == nil && envelope.causation == nil && envelope.subject.isEmpty)
        #expect(envelope.digest == nil && envelope.proof == nil && envelope.previous.isEmpty && envelope.scheme == nil)
        #expect(!String(decoding: first.body, as: UTF8.self).contains("P-0"))
    }

    @Test("Relu du journal ou tenu en mémoire, il dit pareil") func sameFromMemoryAndJournal() throws {
        let desk = try desk(handing: 5)
        let fresh = try all(desk)
        try desk.restart()
        #expect(try all(desk) == fresh)
        #expect(fresh.count == 5)
        // In parts, and up to the end.
        let part = try desk.core.toldToPartners(after: 0, limit: 2)
        #expect(part.rows.compactMap(\.message) == Array(fresh.prefix(2)))
        #expect(part.through == 4)
        #expect(try desk.core.toldToPartners(after: 4, limit: 10).through == 10)
        #expect(try desk.core.toldToPartners(after: 10, limit: 10).rows.isEmpty)
    }

    @Test("Le curseur ne dépasse jamais ce qui est confirmé, et se garde") func cursor() throws {
        let desk = try desk(handing: 3)
        var (relay, tokens) = (PartnerRelay(after: 0), UInt64(0))
        let sent = try relay.next(from: desk.core, tokens: &tokens, now: 0)
        #expect(sent.map(\.message) == (try all(desk)))
        #expect(relay.unconfirmed == 3)
        #expect(desk.core.toldUpTo == 1)
        let one = relay.confirmed(sent[1].token, desk.core)
        #expect(one)
        #expect(desk.core.toldUpTo == 1)
        let two = relay.confirmed(sent[0].token, desk.core)
        #expect(two)
        #expect(desk.core.toldUpTo == 5)
        let three = relay.confirmed(sent[0].token, desk.core)
        #expect(!three)
        try desk.core.saveCursor()
        try desk.restart()
        #expect(desk.core.toldUpTo == 5)
        var again = PartnerRelay(after: desk.core.toldUpTo)
        #expect(try again.next(from: desk.core, tokens: &tokens, now: 0).map(\.message) == [sent[2].message])
    }

    @Test("Ce qui n'est pas pris revient, avec tout ce qui suit, sous les mêmes identifiants") func failing() throws {
        let desk = try desk(handing: 3)
        var (relay, tokens) = (PartnerRelay(after: 0), UInt64(0))
        let sent = try relay.next(from: desk.core, tokens: &tokens, now: 0)
        let four = relay.confirmed(sent[0].token, desk.core)
        #expect(four)
        let five = relay.failed(sent[1].token, desk.core, now: 100)
        #expect(five)
        // Confirmed too late: it comes once more.
        let six = relay.confirmed(sent[2].token, desk.core)
        #expect(!six)
        #expect(try relay.next(from: desk.core, tokens: &tokens, now: 101).isEmpty)
        #expect(relay.unheardSince == nil)
        let resumes = try #require(relay.triesAt)
        #expect((600...1_100).contains(resumes))
        let again = try relay.next(from: desk.core, tokens: &tokens, now: resumes)
        #expect(again.map(\.message) == sent[1...].map(\.message))
        #expect(relay.unheardSince == resumes)
        relay.startOver(desk.core)
        _ = try relay.next(from: desk.core, tokens: &tokens, now: resumes + 50)
        #expect(relay.unheardSince == resumes)
        relay.startOver(desk.core)
        let last = try relay.next(from: desk.core, tokens: &tokens, now: resumes + 60)
        for (token, _) in last {
            let isKnown = relay.confirmed(token, desk.core)
            #expect(isKnown)
        }
        #expect(desk.core.toldUpTo == desk.core.journalledUpTo)
        #expect(relay.triesAt == nil && relay.unheardSince == nil)
    }

    @Test("Un curseur déplacé à la publication perd ce qu'une panne emporte: la garde sert")
    func weaknessIsAWeakness() throws {
        let desk = try Rig(Toy.desk(telling: true), "desk", weakness: .cursorBeforeConfirm)
        try desk.handOver("D-1", candidate: "P-1")
        var (relay, tokens) = (PartnerRelay(after: 0), UInt64(0))
        #expect(try relay.next(from: desk.core, tokens: &tokens, now: 0).count == 1)
        relay.startOver(desk.core)
        #expect(try relay.next(from: desk.core, tokens: &tokens, now: 0).isEmpty)
    }

    @Test("Ce qui a été dit se redit par pages, et ce qui ne l'est pas encore vient de lui-même") func toldAgain()
        throws
    {
        let desk = try desk(handing: 3)
        var (relay, tokens) = (PartnerRelay(after: 0), UInt64(0))
        let sent = try relay.next(from: desk.core, tokens: &tokens, now: 0)
        for (token, _) in sent.prefix(2) {
            let isKnown = relay.confirmed(token, desk.core)
            #expect(isKnown)
        }
        let first = try desk.core.told(after: 0, limit: 1)
        #expect(first.through == 2)
        let rest = try desk.core.told(after: first.through, limit: 10)
        #expect(rest.through == 5)
        #expect(try desk.core.told(after: rest.through, limit: 10).messages.isEmpty)
        let again = (first.messages + rest.messages).map { $0.outgoing(to: "partner.north") }
        #expect(again.count == 2)
        #expect(first.messages.map(\.branch) == ["north"])
        for (again, sent) in zip(again, sent.map(\.message)) {
            #expect(again.envelope == sent.envelope && again.body == sent.body)
            #expect(again.exchange.isEmpty && again.key == "partner.north" && again.mandatory)
        }
    }

    @Test("Une fenêtre pleine attend, et rien ne manque") func window() throws {
        let desk = try desk(handing: 2 * PartnerRelay.window + 5)
        var (relay, tokens) = (PartnerRelay(after: 0), UInt64(0))
        var told: [Outgoing] = []
        while true {
            let sent = try relay.next(from: desk.core, tokens: &tokens, now: 0)
            #expect(relay.unconfirmed <= PartnerRelay.window)
            if sent.isEmpty { break }
            told += sent.map(\.message)
            for (token, _) in sent {
                let isKnown = relay.confirmed(token, desk.core)
                #expect(isKnown)
            }
        }
        #expect(told.map(\.envelope.id) == (try all(desk)).map(\.envelope.id))
        #expect(desk.core.toldUpTo == desk.core.journalledUpTo)
    }

    @Test("Un magasin d'avant ne raconte pas de lui-même ce qui avait eu lieu") func earlierStores() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let before = try desk(handing: 2, path: path)
        try before.store.close()
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    DELETE FROM meta WHERE key = 'told';
                    DELETE FROM grdb_migrations WHERE identifier = 'tell partner branches from here on';
                    """
            )
        }
        let desk = try desk(handing: 0, path: path)
        #expect(desk.core.toldUpTo == 4)
        try desk.handOver("D-9", candidate: "P-9")
        var (relay, tokens) = (PartnerRelay(after: desk.core.toldUpTo), UInt64(0))
        let told = try relay.next(from: desk.core, tokens: &tokens, now: 0)
        #expect(told.map(\.message.envelope.dossier) == ["D-9"])
        // Whoever asks for it gets it all.
        #expect(try all(desk).count == 3)
    }
}
