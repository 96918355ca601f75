import Contracts
import Messaging
import Testing
import ToyServices

/// What follows from an event, appended by the loop behind it.
struct FollowTests {
    /// A request that comes back from its panel.
    private func returned(_ desk: Rig) throws -> [String] {
        let jury = try Rig.jury()
        try jury.send(OpenBench(panel: "north"), id: "b")
        try jury.take(jury.delivery(try desk.handOver("D-1", candidate: "P-1")))
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: false), id: "d")
        try desk.take(try jury.published().suffix(2).map { jury.delivery($0) })
        return try desk.core.trace("D-1").map(\.type)
    }

    @Test("Ce qui suit d’un événement est journalisé juste derrière lui, dans la même transaction")
    func follows() throws {
        let desk = try Rig.desk()
        #expect(
            try returned(desk).suffix(3) == [
                RequestArrived.type.value, RequestReturned.type.value, ReturnCounted.type.value,
            ]
        )
        #expect(try desk.core.verify() == [])
        // A rebuild takes what follows out of the journal, and makes none of it again.
        let before = try desk.core.trace("D-1").count
        try desk.core.rebuild()
        #expect(try desk.core.trace("D-1").count == before)
        #expect(try desk.core.verify() == [])
    }

    @Test("Les mêmes messages donnent les mêmes événements, sous les mêmes identifiants")
    func ids() throws {
        func ids() throws -> [String] {
            let desk = try Rig.desk()
            _ = try returned(desk)
            return try desk.core.trace("D-1").map(\.id)
        }
        let first = try ids()
        #expect(try ids() == first)
        #expect(Set(first).count == first.count)
    }

    private func ringing(_ length: Int?) throws -> Rig {
        let definition = ServiceDefinition("desk", scheme: "toy", aggregates: [Chain.self]) {
            On(OpenRequest.self) { command, _ in .accepted([ChainGrew(dossier: command.dossier, number: 0)]) }
            Following(Chain.self) { _, _, _, _ in length }
        }
        return try Rig(definition, "desk")
    }

    @Test("Une chaîne finie suit jusqu’au bout, dans l’ordre ; la réponse la nomme entière")
    func chain() throws {
        let desk = try ringing(5)
        let answer = try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c")
        #expect(answer?.events.count == 6)
        #expect(try desk.core.trace("D-1").map(\.id) == answer?.events.map(\.value))
        #expect(try desk.core.verify() == [])
    }

    @Test("Une chaîne sans fin est refusée, et rien d’elle ne reste")
    func endless() throws {
        let desk = try ringing(nil)
        let answer = try desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c")
        #expect(answer?.refusal?.code == "failed")
        #expect(try desk.core.trace("D-1").isEmpty)
        #expect(try desk.core.deadLetters().map(\.reason) == ["failed"])
        #expect(try desk.core.verify() == [])
    }
}

struct ChainGrew: Event {
    static let type: MessageType = "desk.chain-grew.v1"
    var dossier: DossierID
    var number: Int
    var stream: StreamID { StreamID(Chain.kind, dossier.value) }
    var about: DossierID? { dossier }
}

/// Grows by itself, to a length or for ever.
struct Chain: Aggregate {
    static let kind = "chain"
    static let events: [any Event.Type] = [ChainGrew.self]
    var number: Int

    static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        (event as? ChainGrew).map { Chain(number: $0.number) } ?? state
    }

    static func follow(_ event: any Event, from before: Self?, to after: Self, _ length: Int?, at now: Instant)
        -> [any Event]
    {
        guard let event = event as? ChainGrew, after.number < length ?? .max else { return [] }
        return [ChainGrew(dossier: event.dossier, number: after.number + 1)]
    }
}
