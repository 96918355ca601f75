import Contracts
import RuleTrait
import Testing

@testable import RegistrationDomain

@Suite("La même personne sous une autre orthographe")
struct IdentityKeyTests {
    private func keys(_ birth: String, _ first: String, _ day: String = "1990-05-17", usage: String? = nil) -> Set<
        String
    > {
        Set(
            identityKeys(
                Identity(
                    birthName: birth,
                    usageName: usage,
                    firstNames: first,
                    birthDate: Day(day)!,
                    birthPlace: "Brest"
                )
            )
        )
    }

    @Test(
        "Casse, accents, traits d'union, apostrophes, ordre et nombre des prénoms, nom d'usage : c'est la même personne",
        .rule("noOtherOpenFile"),
        arguments: [
            ("Le Goff", "Héloïse", nil, "LE-GOFF", "Heloise", nil), ("D'Arcy", "Zoé", nil, "DARCY", "ZOE", nil),
            ("d’Arcy", "Zoé", nil, "d'arcy", "zoé", nil), ("Durand", "Anne-Lise", nil, "Durand", "Lise Anne", nil),
            ("Durand", "Anne, Marie", nil, "Durand", "Marie", nil),
            ("Durand", "Anne", "Le Bœuf", "Leboeuf", "Anne", nil), ("Groß", "Ma\u{308}rz", nil, "GROSS", "März", nil),
            ("Ørsted", "Łukasz", nil, "Orsted", "Lukasz", nil),
        ] as [(String, String, String?, String, String, String?)]
    )
    func same(
        _ birth: String,
        _ first: String,
        _ usage: String?,
        _ otherBirth: String,
        _ otherFirst: String,
        _ otherUsage: String?
    ) {
        #expect(!keys(birth, first, usage: usage).isDisjoint(with: keys(otherBirth, otherFirst, usage: otherUsage)))
    }

    @Test(
        "Un autre jour, un autre nom ou un autre prénom : c'est une autre personne",
        .rule("noOtherOpenFile"),
        arguments: [
            ("Durand", "Anne", "1990-05-18"), ("Durant", "Anne", "1990-05-17"), ("Durand", "Anna", "1990-05-17"),
        ]
    )
    func other(_ birth: String, _ first: String, _ day: String) {
        #expect(keys("Durand", "Anne").isDisjoint(with: keys(birth, first, day)))
    }

    @Test("Une clé n'a rien de lisible, et part avec ce qui est personnel")
    func keysAreNotReadable() throws {
        let claims = try #require(Example.registered?.claims)
        #expect(claims.count == 3)
        for claim in claims.dropFirst() {
            #expect(claim.value.wholeMatch(of: /open-identity\/relation-client\/[0-9a-f]{64}/) != nil)
        }
        var event = try #require(Example.register(Example.command).event(CandidateRegistered.self))
        event.personal = nil
        #expect(RegistrationFile.evolve(nil, event)?.claims == [Claim("open-file/relation-client/P-1")])
    }
}
