import Contracts
import JuryDomain
import Testing

@Suite("L'ordre du jour d'une séance se lit")
struct AgendaReadingTests {
    private func others(_ world: World, _ session: SessionID) throws -> [DossierID: [Refusal]] {
        let session = try #require(world.sessions[session])
        let entries = world.cases.values.compactMap {
            agendaEntry(of: $0, besides: session, decidedIn: nil, under: world.rules)
        }
        return Dictionary(entries.map { ($0.dossier, $0.refusals) }) { first, _ in first }
    }

    @Test("Prêt, ou la raison qui l'en tient éloigné: suspendu, sur un autre ordre du jour; décidé, il n'y est plus")
    func readyAndKept() throws {
        var world = World()
        for dossier in ["D1", "D2", "D3", "D4"] as [DossierID] { world.transmit(transmitted(dossier)) }
        world.convene()
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        world.place(["D1"])
        world.place(["D2"], in: "S2")
        world.hold("D3")
        let found = try others(world, "S1")
        #expect(found.keys.sorted() == ["D2", "D3", "D4"])
        #expect(found["D2"]?.map(\.code) == ["notNow"] && found["D2"]?.first?.facts["session"] == "S2")
        #expect(found["D3"]?.map(\.code) == ["fileIsOnHold"])
        #expect(found["D4"] == [])
        // What is said to be ready is placed, and what is not is refused.
        #expect(world.place(["D3"]).code == "fileIsOnHold")
        #expect(world.place(["D2"]).code == "notNow")
        #expect(world.place(["D4"]).isDone)
        world.withdraw("D2")
        #expect(try others(world, "S1").keys.sorted() == ["D3"])
    }

    @Test("Ce qui est à l'ordre du jour, dans son ordre, et ce qui empêche qu'on en décide")
    func onTheAgenda() throws {
        var world = World()
        for dossier in ["D2", "D1"] as [DossierID] { world.transmit(transmitted(dossier)) }
        world.convene()
        world.place(["D2", "D1"])
        world.hold("D1")
        let session = try #require(world.sessions["S1"])
        let entries = session.agendaEntries(world.cases)
        let inShort = ReadAgenda.Session(id: "S1", panel: "p2st-1", day: World.sessionDay, state: "convened")
        #expect(session.onAgenda == inShort)
        #expect(entries.map(\.dossier) == ["D2", "D1"] && entries.allSatisfy { $0.matter == .examination })
        #expect(entries.map(\.state) == ["placed", "placed"])
        #expect(entries.map { $0.refusals.map(\.code) } == [[], ["fileIsOnHold"]])
        #expect(entries.allSatisfy { $0.decideBy != nil })
    }
}
