import Contracts
import OperatorClient
import RuleTrait
import Scheme
import Testing

@Suite("Nul ne décide de son propre dossier") struct OwnDecisionsTests {
    @Test(
        "Chaque commande d'un office est d'un côté ou de l'autre : elle décide de quelqu'un, ou l'on dit pourquoi non",
        .rule("nobodyDecidesOnTheirOwn")
    )
    func everyCommandStandsOnOneSide() {
        let deciding = Set(OwnDecisions.table.map { $0.type })
        let others = Set(OwnDecisions.others.flatMap { $0.commands.map { $0.type } })
        #expect(deciding.isDisjoint(with: others))
        let ofOffices = Set(OwnDecisions.offices.flatMap { CommandRoles.commands(of: $0) })
        #expect(ofOffices.subtracting(deciding).subtracting(others) == [])
        #expect(deciding.union(others).subtracting(ofOffices) == [])
    }

    @Test(
        "Qui est partie n'en décide pas, quel que soit son office",
        .rule("nobodyDecidesOnTheirOwn"),
        arguments: Actor.Role.allCases
    )
    func concerned(_ role: Actor.Role) {
        let holdsAnOffice: Set<Actor.Role> = [.officer, .authority, .committee, .juryMember]
        for type in OwnDecisions.table.map({ $0.type }) {
            let own = nobodyDecidesOnTheirOwn(type, by: Actor(role, "P-1", of: "p2st"), concerned: ["P-1", "P-2"])
            #expect((own?.code == "nobodyDecidesOnTheirOwn") == holdsAnOffice.contains(role))
            #expect(nobodyDecidesOnTheirOwn(type, by: Actor(role, "P-3", of: "p2st"), concerned: ["P-1"]) == nil)
        }
        #expect(nobodyDecidesOnTheirOwn(SignMinutes.type, by: Actor(role, "P-1"), concerned: ["P-1"]) == nil)
    }
}
