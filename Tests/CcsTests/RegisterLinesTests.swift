import Contracts
import OperatorClient
import Testing

@Suite("Le registre des titulaires, en lignes")
struct RegisterLinesTests {
    private func entry(birthName: String?, usageName: String? = nil, revokedOn: Day? = nil) throws -> RegisterEntry {
        let born = try #require(Day("1990-02-28"))
        return RegisterEntry(
            number: "CCS-2027-000017-4",
            formerNumbers: ["CCS-2026-000003-1", "CCS-2027-000002-9"],
            certificateKind: "relation-client",
            standard: "relation-client-demo-1",
            official: false,
            branch: "p2st",
            awardedOn: try #require(Day("2027-01-15")),
            expiresOn: nil,
            revokedOn: revokedOn,
            holderHasDied: false,
            holder: "P-7",
            name: birthName.map {
                HolderName(
                    Identity(
                        birthName: $0,
                        usageName: usageName,
                        firstNames: "Zoé, Anne",
                        birthDate: born,
                        birthPlace: "Brest"
                    )
                )
            }
        )
    }

    @Test("Une virgule, un guillemet, un retour à la ligne ne font pas une colonne de plus")
    func quoting() throws {
        let line = RegisterLines.line(try entry(birthName: "d'Arc \"Jeanne\"", usageName: "a\r\nb"))
        #expect(
            line
                == "CCS-2027-000017-4,CCS-2026-000003-1 CCS-2027-000002-9,relation-client,relation-client-demo-1,false,"
                + "p2st,2027-01-15,,,P-7,false,\"d'Arc \"\"Jeanne\"\"\",\"a\r\nb\",\"Zoé, Anne\","
        )
        #expect(RegisterLines.head.split(separator: ",").count == 15)
    }

    @Test("Un nom qu'un tableur prendrait pour une formule reste un nom")
    func formulas() throws {
        let line = RegisterLines.line(try entry(birthName: "=cmd", usageName: "@x"))
        #expect(line.hasSuffix(",'=cmd,'@x,\"Zoé, Anne\","))
    }

    @Test("Un titulaire effacé garde sa ligne, sans nom")
    func erased() throws {
        let line = RegisterLines.line(try entry(birthName: nil, revokedOn: Day("2027-03-01")))
        #expect(line.hasSuffix("2027-01-15,,2027-03-01,P-7,false,,,,"))
    }
}
