import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct InboxTests {
    @Test("La même commande reçoit toujours la même réponse")
    func sameCommandSameAnswer() throws {
        let desk = try Rig.desk()
        let command = OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada")
        let first = try #require(try desk.send(command, id: "c-1"))
        #expect(first.events.count == 1)
        desk.wait(400 * 86_400_000)
        try desk.restart()
        #expect(try desk.send(command, id: "c-1") == first)
        #expect(try desk.core.status().journal == 1)
        let refused = try #require(try desk.send(command, id: "c-2"))
        #expect(refused.refusal?.code == "requestExists")
        try desk.send(DropRequest(dossier: "D-1"), id: "c-3")
        #expect(try desk.send(command, id: "c-2") == refused)
    }

    @Test("Le même identifiant avec un autre corps est refusé, et ne change rien")
    func sameIdOtherBody() throws {
        let desk = try Rig.desk()
        let first = try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada"), id: "c-1")
        let other = try desk.send(OpenRequest(dossier: "D-2", candidate: "P-2", name: "Bea"), id: "c-1")
        #expect(other?.refusal?.code == "idReusedWithAnotherBody")
        #expect(try desk.core.status().journal == 1)
        #expect(try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada"), id: "c-1") == first)
    }

    @Test("L’identifiant d’un autre expéditeur est un autre identifiant")
    func idsBelongToTheirSender() throws {
        var routes = Toy.routes
        routes.senders["ccs-tool"] = [OpenRequest.type]
        let desk = try Rig.desk()
        desk.core = try Core(Toy.desk, store: desk.store, routes: routes)
        try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1")
        let outcome = try desk.take(
            desk.delivery(
                OpenRequest(dossier: "D-2", candidate: "P-2", name: nil),
                id: "c-1",
                user: "ccs-tool"
            )
        )
        #expect(try answers(outcome).first?.events.count == 1)
    }

    @Test("Un événement répété n’a pas de second effet, dans le même lot ou plus tard")
    func repeatedEvent() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        let sent = try desk.handOver("D-1", candidate: "P-1")
        let outcome = try jury.take([jury.delivery(sent), jury.delivery(sent)])
        #expect(outcome.settled.count == 2)
        #expect(outcome.events == 1)
        #expect(try jury.take(jury.delivery(sent, attempts: 2)).events == 0)
        #expect(try jury.core.status().inbox == 2)
        #expect(try jury.core.deadLetters().isEmpty)
    }

    @Test("Un événement connu sous une autre empreinte est mis de côté")
    func eventIdReused() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        var sent = try desk.handOver("D-1", candidate: "P-1")
        try jury.take(jury.delivery(sent))
        sent.envelope.digest = String(repeating: "0", count: 64)
        try jury.take(jury.delivery(sent))
        #expect(try jury.core.deadLetters().map(\.reason) == ["idReusedWithAnotherBody"])
        // Delivered once more, it is the same letter.
        try jury.take(jury.delivery(sent, attempts: 1))
        #expect(try jury.core.deadLetters().count == 1)
    }

    @Test("Sans la boîte de réception, une commande répétée agit deux fois: la garde sert")
    func weaknessIsAWeakness() throws {
        let desk = try Rig(Toy.desk, "desk", weakness: .inboxOff)
        let command = OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada")
        let first = try desk.send(command, id: "c-1")
        #expect(try desk.send(command, id: "c-1") != first)
    }
}
