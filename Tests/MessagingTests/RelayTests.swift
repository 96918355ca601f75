import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct RelayTests {
    /// A desk whose journal holds that many events that somebody listens to, each behind one that nobody does.
    func desk(events: Int) throws -> Rig {
        let desk = try Rig.desk()
        for number in 1...events {
            try desk.handOver(DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!)
        }
        return desk
    }

    @Test("Le relais ne publie que sa fenêtre, dans l’ordre du journal, et reprend quand on confirme")
    func window() throws {
        let desk = try desk(events: 10)
        var relay = Relay(after: 0, window: 6)
        var tokens: UInt64 = 0
        let first = try relay.next(from: desk.core, tokens: &tokens)
        #expect(first.map(\.message.envelope.dossier) == ["D-1", "D-2", "D-3"])
        // The first row has no listener: it needs no confirmation.
        #expect(desk.core.confirmedUpTo == 1)
        #expect(relay.unconfirmed == 6)
        #expect(try relay.next(from: desk.core, tokens: &tokens).isEmpty)
        try relay.confirmed(first[0].token, desk.core)
        #expect(desk.core.confirmedUpTo == 3)
        #expect(try relay.next(from: desk.core, tokens: &tokens).map(\.message.envelope.dossier) == ["D-4"])
    }

    @Test("Le curseur ne dépasse jamais la première publication sans confirmation")
    func outOfOrder() throws {
        let desk = try desk(events: 4)
        var relay = Relay(after: 0)
        var tokens: UInt64 = 10
        let sent = try relay.next(from: desk.core, tokens: &tokens)
        #expect(sent.count == 4)
        for index in [3, 1, 2] {
            try relay.confirmed(sent[index].token, desk.core)
            #expect(desk.core.confirmedUpTo == 1)
        }
        #expect(try relay.confirmed(999, desk.core) == false)
        try relay.confirmed(sent[0].token, desk.core)
        #expect(desk.core.confirmedUpTo == 8)
        #expect(relay.unconfirmed == 0)
        #expect(try desk.core.status().confirmed == 8)
        try desk.core.saveCursor()
        try desk.restart()
        #expect(desk.core.confirmedUpTo == 8)
    }

    @Test("Après une connexion perdue, tout ce qui n’est pas confirmé est publié à nouveau, sous le même identifiant")
    func startOver() throws {
        let desk = try desk(events: 4)
        var relay = Relay(after: 0)
        var tokens: UInt64 = 0
        let sent = try relay.next(from: desk.core, tokens: &tokens)
        try relay.confirmed(sent[0].token, desk.core)
        try relay.confirmed(sent[2].token, desk.core)
        relay.startOver(desk.core)
        let again = try relay.next(from: desk.core, tokens: &tokens)
        #expect(again.map(\.message) == sent[1...].map(\.message))
        // A confirmation that comes late for the old publish means nothing.
        #expect(try relay.confirmed(sent[1].token, desk.core) == false)
        #expect(desk.core.confirmedUpTo == 3)
    }

    @Test("Relu du journal ou tenu en mémoire, un message sort pareil")
    func sameFromMemoryAndJournal() throws {
        let desk = try desk(events: 5)
        let fresh = try desk.published()
        try desk.restart()
        let read = try desk.published()
        #expect(fresh.map(\.envelope) == read.map(\.envelope))
        // The personal group may stand at another place; what is said is the same.
        func content(_ message: Outgoing) throws -> NSDictionary {
            try #require(try JSONSerialization.jsonObject(with: Data(message.body)) as? NSDictionary)
        }
        for (fresh, read) in zip(fresh, read) { #expect(try content(fresh) == content(read)) }
        #expect(read.count == 5)
        #expect(fresh.count == 5)
        #expect(fresh.allSatisfy { $0.mandatory && $0.exchange == "ccs.events" })
        #expect(fresh[0].key == "desk.request-sent.north")
        #expect(String(decoding: fresh[0].body, as: UTF8.self).contains("Ada"))
    }

    @Test("Un curseur déplacé à la publication perd un événement qu’une panne emporte: la garde sert")
    func weaknessIsAWeakness() throws {
        let desk = try Rig(Toy.desk, "desk", weakness: .cursorBeforeConfirm)
        try desk.handOver("D-1", candidate: "P-1")
        var relay = Relay(after: 0)
        var tokens: UInt64 = 0
        #expect(try relay.next(from: desk.core, tokens: &tokens).count == 1)
        #expect(desk.core.confirmedUpTo == 2)
        relay.startOver(desk.core)
        #expect(try relay.next(from: desk.core, tokens: &tokens).isEmpty)
    }

    @Test("Les republications ont leur propre part de la fenêtre")
    func republications() throws {
        let desk = try desk(events: 20)
        let jury = try Rig.jury()
        var relay = Relay(after: 0, window: 16)
        var tokens: UInt64 = 0
        desk.core.confirmed(upTo: 40)
        let rows = try desk.core.owed(to: "jury.north", after: 0, limit: 100)
        #expect(rows.count == 20)
        try desk.core.republish(rows.map(\.seq), to: jury.store.name)
        let first = try relay.nextRepublications(from: desk.core, tokens: &tokens, now: 0)
        #expect(first.count == 4)
        #expect(first.allSatisfy { $0.message.exchange.isEmpty && $0.message.key == "ccs.jury.north" })
        #expect(try relay.nextRepublications(from: desk.core, tokens: &tokens, now: 0).isEmpty)
        for (token, _) in first { #expect(try relay.confirmed(token, desk.core)) }
        let second = try relay.nextRepublications(from: desk.core, tokens: &tokens, now: 0)
        #expect(second.map(\.message.envelope.dossier).first == "D-5")
    }
}
