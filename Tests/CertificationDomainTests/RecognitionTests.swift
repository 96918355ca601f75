import CertificationDomain
import Contracts
import RuleTrait
import Testing

@Suite("Reconnaissance de droit, composante d'une certification de branche")
struct RecognitionTests {
    @Test("Une branche adhérente reconnaît de droit, et chaque usage est noté", .rule("recognitionIsByRight"))
    func byRight() throws {
        for certificate in [Example.issued, Example.replaced, Example.takingPart] {
            let event = try #require(Example.recognise(certificate).event(CertificateRecognised.self))
            #expect(event.branch == "logi")
            #expect(event.issuer == "p2st")
            #expect(event.recognisedBy == "O-9")
            #expect(event.recognisedOn == Day("2026-03-20"))
            // A second use is a second note.
            let after = Certificate.evolve(certificate, event)
            #expect(Example.recognise(after).event(CertificateRecognised.self) != nil)
        }
    }

    @Test("Ce qui n'est pas valide, ou d'hors adhésion, ne se reconnaît pas", .rule("recognitionIsByRight"))
    func refusals() throws {
        for (certificate, because) in [
            (Example.prepared, "prepared"), (Example.voided, "voided"), (Example.demanded, "revocationDemanded"),
            (Example.revoked, "revoked"),
        ] as [(Certificate?, String)] {
            #expect(Example.recognise(certificate).refusal?.facts["because"] == because)
        }
        let former = Example.recognise(Example.replaced, number: "CCS-2026-000123-T")
        #expect(former.refusal?.facts["because"] == "replaced")
        #expect(former.refusal?.facts["by"] == "CCS-2026-000124-C")
        #expect(Example.recognise(Example.issued, by: "nowhere").refusal?.facts["because"] == "notJoined")
        #expect(Example.recognise(nil).code == "unknownCertificate")
        #expect(Example.recognise(Example.issued, number: "Durand").code == "unknownCertificate")
        #expect(Example.recognise(Example.issued, actor: Actor(.officer, "O-9", of: "p2st")).code == "actorMayNot")
    }

    @Test(
        "L'adhésion compte au jour près : celle de qui délivre, le jour de la délivrance",
        .rule("recognitionIsByRight"),
        arguments: [
            ("2026-03-20T22:59:59Z", nil), ("2026-03-20T23:00:00Z", "issuedOutsideAdhesion"),
        ] as [(String, String?)]
    )
    func adhesionOnTheDay(_ issuedAt: String, _ because: String?) throws {
        // The branch "left" leaves on 21 March.
        var award = Example.award
        award.branch = "left"
        let prepared = state(nil, Example.prepare(award))
        let authority = Example.signatory("A-1", Example.mandate("M-L", .branch("left")))
        let once = state(
            prepared,
            Example.sign(prepared, "A-1", "M-L", as: authority, by: Actor(.authority, "A-1", of: "left"))
        )
        let issued = state(once, Example.signForCommittee(once, at: Instant(issuedAt)!))
        #expect(issued?.stage == .issued)
        #expect(Example.recognise(issued).refusal?.facts["because"] == because)
        // And that of who recognises, on the day of the recognition.
        let later = Example.recognise(Example.issued, by: "left", at: Instant(issuedAt)!)
        #expect(later.refusal?.facts["because"] == (because == nil ? nil : "notJoined"))
    }

    @Test("Un certificat donne la composante que la branche a déclarée", .rule("componentIsDeclared"))
    func componentIsGiven() throws {
        let event = try #require(
            Example.recognise(Example.issued, component: "bloc-2").event(CertificateRecognised.self)
        )
        #expect(event.component == "bloc-2")
        #expect(Example.recognise(Example.issued, component: "bloc-3").code == "componentIsDeclared")
        #expect(Example.recognise(Example.issued, by: "p2st", component: "bloc-2").code == "componentIsDeclared")
        #expect(Example.recognise(Example.revoked, component: "bloc-2").code == "recognitionIsByRight")
    }
}
