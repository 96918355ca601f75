import Contracts
import Testing

struct ActorTests {
    @Test(
        "Un acteur se lit et s'écrit, avec sa branche s'il en a une",
        arguments: [
            ("candidate:P-12", Actor(.candidate, "P-12")),
            ("officer@p2st:P-agent", Actor(.officer, "P-agent", of: "p2st")),
            ("operator:ops", Actor(.systemOperator, "ops")),
            ("system:jury.p2st-1", Actor(.system, "jury.p2st-1")),
            ("company:urn:siret:73282932000074", Actor(.company, "urn:siret:73282932000074")),
        ]
    )
    func readsAndWrites(_ text: String, _ actor: Actor) throws {
        #expect(Actor(text) == actor)
        #expect(actor.description == text)
        #expect(try decode(Actor.self, try reencoded(actor)) == actor)
    }

    @Test("Chaque rôle se relit", arguments: Actor.Role.allCases)
    func everyRoleIsRead(_ role: Actor.Role) {
        for branch in [nil, "p2st" as BranchID] {
            let actor = Actor(role, "x", of: branch)
            #expect(Actor(actor.description) == actor)
        }
    }

    @Test(
        "Ce qui n'est pas un acteur ne se lit pas",
        arguments: [
            "", ":", "officer", "officer:", ":P-12", "unknown:P-12", "Officer:P-12", "officer P-12", "@p2st:P-12",
            "officer@:P-12", "officer@p 2st:P-12", "officer@p2st@logi:P-12", ":officer:P-12", "@officer:P-12",
            "@@officer:P-12", "systemOperator:ops", "partner:a@b", "officer:P 12", "officer:é", "officer:P-12\n",
            "officer:\u{1B}[2J", "officer@p2st:" + String(repeating: "A", count: 65),
        ]
    )
    func refusesWhatIsNone(_ text: String) { #expect(Actor(text) == nil) }

    @Test(
        "Ce qu'un programme d'avant a inscrit se lit, et part sous un identifiant",
        arguments: [
            ("partner:a@b", "partner:recorded:a_b"), ("officer@p2st:Jean\u{1B}[2J", "officer@p2st:recorded:Jean__2J"),
            ("officer:P-12", "officer:P-12"),
            (
                "officer@p2st:" + String(repeating: "A", count: 130_000),
                "officer@p2st:recorded:" + String(repeating: "A", count: 48)
            ),
        ]
    )
    func recorded(_ text: String, _ sent: String) throws {
        let actor = try #require(Actor(recorded: text))
        #expect(actor.description == text)
        #expect(actor.identified.description == sent)
        #expect(Actor(sent) == actor.identified)
    }
}
