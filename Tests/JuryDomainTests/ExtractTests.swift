import Contracts
import Foundation
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("L'extrait du procès-verbal")
struct ExtractTests {
    static func extract(_ dossier: DossierID, _ world: World, for reader: ExtractReader) -> MinutesExtract? {
        let file = world.cases[dossier]
        return JuryDomain.extract(of: file, in: file?.standing.flatMap { world.sessions[$0.session] }, for: reader)
    }

    static func wire(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        "La personne lit la décision, ses motifs et ses recommandations, jamais de compte de voix; l'entreprise, sans celles-ci"
    )
    func readers() throws {
        var world = MinutesTests.fiveFiles()
        world.signBoth()
        let own = try #require(Self.extract("D2", world, for: .candidate))
        #expect(own.dossier == "D2" && !own.awarded && !own.isReexamined && own.name?.birthName == "Dupont")
        #expect(own.decidedOn == World.sessionDay && own.notifiedOn == world.now.parisDay)
        #expect(own.elements.map(\.element) == World.codes)
        #expect(own.elements.map(\.acquired) == [true, true, true, false])
        #expect(own.elements[3].recommendation == "Voir B.2" && own.elements[3].reason == "Voir B.2")
        // With one voter a college, a count would say who voted how.
        for word in ["votes", "voters", "inFavour"] { #expect(!(try Self.wire(own)).contains(word)) }

        var company = try #require(Self.extract("D2", world, for: .company))
        #expect(company.elements.allSatisfy { $0.recommendation == nil })
        #expect(!(try Self.wire(company)).contains("recommendation"))
        for index in company.elements.indices {
            company.elements[index].recommendation = own.elements[index].recommendation
        }
        #expect(company == own)
    }

    @Test("Sans décision qui tienne, pas d'extrait")
    func noDecision() {
        var world = MinutesTests.fiveFiles()
        #expect(Self.extract("D1", world, for: .candidate) == nil)
        world.drawUp()
        world.sign("e1")
        #expect(Self.extract("D1", world, for: .candidate) == nil)
        world.sign("s1")
        #expect(Self.extract("D1", world, for: .candidate)?.awarded == true)
        for other: DossierID in ["D3", "D4", "D5", "D9"] { #expect(Self.extract(other, world, for: .candidate) == nil) }
        let file = world.cases["D1"]
        #expect(JuryDomain.extract(of: file, in: nil, for: .candidate) == nil)

        var rescinded = RescissionTests.decided(awarded: true)
        rescinded.rescind(in: "S2")
        #expect(Self.extract("D1", rescinded, for: .candidate)?.awarded == true)
        rescinded.signBoth("S2")
        #expect(Self.extract("D1", rescinded, for: .candidate) == nil)
    }

    @Test("Pendant un réexamen, l'extrait est celui de la décision qui demeure, et il le dit")
    func reexamined() throws {
        let world = World.reexamined(awarded: false)
        let found = try #require(Self.extract("D1", world, for: .candidate))
        #expect(found.isReexamined && !found.awarded && found.session == "S1")
        #expect(found.elements[3].recommendation == "Voir B.2")
    }

    @Test("Rien d'un autre dossier ni d'un membre n'est dans un extrait")
    func nothingOfOthers() throws {
        var world = MinutesTests.fiveFiles()
        world.signBoth()
        for (dossier, others) in [("D1", ["D2", "D3", "D4", "D5"]), ("D2", ["D1", "D3", "D4", "D5"])] {
            for reader in ExtractReader.allCases {
                let text = try Self.wire(try #require(Self.extract(DossierID(dossier)!, world, for: reader)))
                let strange = others + standardJury.map(\.person.value) + ["evaluator", "referent", "trainer"]
                for word in strange { #expect(!text.contains("\"\(word)\""), "\(word)") }
            }
        }
    }
}
