import CertificateNote
import Contracts
import Foundation
import Testing

@Suite("Le fichier de confiance dit quelles clés, pour quel mandat, de quand à quand")
struct TrustFileTests {
    private func document() throws -> String { String(decoding: try Example.note().trust.document(), as: UTF8.self) }

    private func faults(_ text: String) throws -> [String] {
        do {
            _ = try TrustFile(reading: Data(text.utf8))
            return []
        } catch let unsound as TrustFile.Unsound {
            return unsound.faults.map { "\($0.path) \($0.code)" }
        }
    }

    @Test("Chaque défaut se dit à sa place")
    func faultsAreTold() throws {
        let text = try document()
        #expect(try faults(text) == [])
        #expect(try faults("") == ["the file unreadable"])
        #expect(try faults(text.replacing("ccs-trust-v1", with: "ccs-trust-v2")) == ["form unknown"])
        #expect(try faults(text.replacing("\"origin\" :", with: "\"other\" :")) == ["origin missing"])
        #expect(try faults(text.replacing("\"committee\"", with: "\"nobody\"")) == ["keys[0].capacity unreadable"])
        let named = try faults(text.replacing("branch:p2st", with: "branch:logi"))
        #expect(named == ["keys[1].verifier otherName"])
        let id = try #require(text.firstMatch(of: /p2st\/2026-1\+(\w)/))
        let digit = id.1 == "0" ? "1" : "0"
        #expect(try faults(text.replacing(id.0, with: "p2st/2026-1+\(digit)")) == ["keys[1].verifier notAKey"])
        let early = text.replacing(
            "\"from\" : \"2026-01-01\",",
            with: "\"from\" : \"2026-01-01\", \"until\": \"2025-12-31\","
        )
        #expect(try faults(early) == ["keys[0].until beforeFrom", "keys[1].until beforeFrom"])
    }

    @Test("Un mandat qui y est autrement n'est pas écrasé")
    func nothingIsWrittenOver() throws {
        let trust = try Example.note().trust
        #expect(trust.taking(Example.mandate(.committee, Example.committeeKey), of: "P-president") == trust)
        #expect(trust.taking(Example.mandate(.committee, Example.key(9)), of: "P-president") == nil)
        #expect(trust.taking(Example.mandate(.committee, Example.committeeKey), of: "P-other") == nil)
        let others = try #require(
            try Example.trust().taking(Example.mandate(.committee, Example.key(9)), of: "P-president")
        )
        #expect(throws: CertificateNote.Unproved.mandate("2026-1")) {
            try CertificateNote(Example.content, Example.signatures(), in: others)
        }
    }

    @Test(
        "L'origine est un hôte, en minuscules",
        arguments: ["", "a b", "A.example", "a+b", "a//b", "/a", "é.example"]
    )
    func origins(_ origin: String) { #expect(TrustFile(origin: origin) == nil) }
}
