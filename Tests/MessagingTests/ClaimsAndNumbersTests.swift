import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct ClaimsAndNumbersTests {
    @Test("Une clé unique n’a qu’un détenteur, et se libère avec l’état")
    func claims() throws {
        let desk = try Rig.desk()
        try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1")
        let second = OpenRequest(dossier: "D-2", candidate: "P-1", name: nil)
        let refused = try desk.send(second, id: "c-2")
        #expect(refused?.refusal == Refusal("hasOpenRequest", ["stream": "request/D-1"]))
        try desk.send(DropRequest(dossier: "D-1"), id: "c-3")
        #expect(try desk.send(second, id: "c-4")?.events.count == 1)
        #expect(try desk.core.verify() == [])
    }

    @Test("Dans un même lot, la seconde demande de la même personne est refusée")
    func claimsWithinABatch() throws {
        let desk = try Rig.desk()
        let outcome = try desk.take([
            desk.delivery(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1"),
            desk.delivery(OpenRequest(dossier: "D-2", candidate: "P-1", name: nil), id: "c-2"),
        ])
        #expect(try answers(outcome).map { $0.refusal?.code } == [nil, "hasOpenRequest"])
    }

    @Test("Les numéros se suivent sans trou, malgré refus, échecs et reprises")
    func numbersWithoutHoles() throws {
        let desk = try Rig.desk()
        for turn in 1...20 {
            try desk.send(
                OpenRequest(dossier: DossierID("D-\(turn)")!, candidate: PersonID("P-\(turn)")!, name: nil),
                id: MessageID("c-\(turn)")!
            )
            try desk.send(
                OpenRequest(dossier: "D-x", candidate: PersonID("P-\(turn)")!, name: nil),
                id: MessageID("r-\(turn)")!
            )
            try desk.send(
                Misbehave(dossier: "D-1", candidate: PersonID("P-\(turn)")!, how: .claimConflict),
                id: MessageID("m-\(turn)")!
            )
            if turn % 5 == 0 { try desk.restart() }
        }
        let numbers = try (1...20).map {
            try #require(try desk.store.state(Request.self, "D-\($0)")).number.number
        }
        #expect(numbers == Array(1...20))
        #expect(try desk.core.verify() == [])
    }

    @Test("Un gestionnaire qui échoue ou une clé déjà prise n’annulent que leur message")
    func savepointIsolation() throws {
        let desk = try Rig.desk()
        let outcome = try desk.take([
            desk.delivery(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1"),
            desk.delivery(Misbehave(dossier: "D-1", candidate: "P-1", how: .throws), id: "m-1"),
            desk.delivery(Misbehave(dossier: "D-1", candidate: "P-1", how: .claimConflict), id: "m-2"),
            desk.delivery(Misbehave(dossier: "D-1", candidate: "P-1", how: .secondEventConflicts), id: "m-3"),
            desk.delivery(SendRequest(dossier: "D-1", panel: "north", attempt: 1), id: "c-2"),
        ])
        #expect(outcome.settled.count == 5)
        #expect(outcome.events == 2)
        #expect(try answers(outcome).map { $0.refusal?.code } == [nil, "failed", "failed", "failed", nil])
        #expect(try desk.core.deadLetters().map(\.reason) == ["failed", "failed", "failed"])
        let steps = try desk.core.trace("D-1").map(\.version)
        #expect(steps == [1, 2])
        #expect(try desk.core.verify() == [])
        try desk.restart()
        #expect(try desk.core.verify() == [])
        #expect(try desk.store.state(Request.self, "D-1")?.attempt == 1)
    }

    @Test("Un flux qui a des événements mais pas d’état continue sa numérotation")
    func eventsWithoutState() throws {
        let desk = try Rig.desk()
        try desk.restart(
            ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
                On(Misbehave.self) { command, _ in
                    .accepted([RequestArrived(dossier: command.dossier, attempt: 1)])
                }
            }
        )
        try desk.send(Misbehave(dossier: "D-1", candidate: "P-1", how: .throws), id: "m-1")
        #expect(try desk.store.state(Request.self, "D-1") == nil)
        try desk.restart(Toy.desk)
        try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1")
        try desk.send(DropRequest(dossier: "D-1"), id: "c-2")
        #expect(try desk.core.trace("D-1").map(\.version) == [1, 2, 3])
        #expect(try desk.core.verify() == [])
        #expect(try desk.store.state(Request.self, "D-1")?.hasEnded == true)
    }
}
