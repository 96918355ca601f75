import Contracts
import Foundation
import JSONCoding
import JuryDomain
import Testing

@Suite("Les états et les messages du jury, écrits et relus")
struct WireTests {
    @Test("Chaque événement d'une séance se relit tel qu'il fut écrit, et l'état aussi")
    func roundTrip() throws {
        var world = MinutesTests.fiveFiles()
        world.signBoth()
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.open("S2")
        world.rescind(in: "S2")
        world.signBoth("S2")
        func reread<E: Event>(_ event: E) throws -> Bool {
            try JSONBytesDecoder().decode(E.self, from: JSONBytesEncoder().encode(event)) == event
        }
        for event in world.published { #expect(try reread(event)) }
        for file in world.cases.values {
            #expect(try JSONBytesDecoder().decode(Case.self, from: JSONBytesEncoder().encode(file)) == file)
        }
        for session in world.sessions.values {
            #expect(
                try JSONBytesDecoder().decode(JurySession.self, from: JSONBytesEncoder().encode(session)) == session
            )
        }
    }

    @Test("L'état se refait des événements, et de ceux de son agrégat seulement")
    func rebuilt() {
        var world = MinutesTests.fiveFiles()
        world.signBoth()
        var rebuilt: Case?
        for event in world.published where event.stream == StreamID("case", "D2") {
            #expect(Case.events.contains { $0 == type(of: event) })
            rebuilt = Case.evolve(rebuilt, event)
        }
        #expect(rebuilt == world.cases["D2"])
        for event in world.published where event.stream.kind == "session" {
            #expect(JurySession.events.contains { $0 == type(of: event) })
        }
    }

    @Test("Les messages du jury portent des types distincts et bien formés")
    func types() {
        let events = Case.events + JurySession.events + Appeal.events + NotedEvaluator.events + NotedProvider.events
        #expect(Set(events.map { $0.type }).count == events.count)
        for event in events { #expect(event.type.parts?.service == "jury") }
    }

    @Test("Un bulletin qui confirme reste petit")
    func ballotIsSmall() throws {
        let ballot = BallotCast(
            dossier: "D1",
            attempt: 1,
            panel: "p2st-1",
            session: "S1",
            member: "e1",
            ballot: Ballot()
        )
        #expect(JSONBytesEncoder().encode(ballot).count < 160)
    }

    @Test("Un dossier de vingt-cinq éléments reste petit dans le registre du jury")
    func caseIsSmall() throws {
        let codes = (1...25).map { ElementCode("RC.\($0 / 5 + 1).\($0 % 5 + 1)")! }
        var world = World()
        world.transmit(transmitted("D1", elements: codes))
        let bytes = JSONBytesEncoder().encode(try #require(world.cases["D1"])).count
        #expect(bytes < 1500, "\(bytes) octets")
    }
}
