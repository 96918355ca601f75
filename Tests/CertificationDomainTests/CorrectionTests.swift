import CertificationDomain
import Contracts
import Kernel
import RuleTrait
import Testing

@Suite("Un nom corrigé avant l'octroi")
struct CorrectionTests {
    @Test(
        "Tant que nul n'a signé, le certificat est établi à nouveau sous son numéro",
        .rule("correctionReachesTheCertificate")
    )
    func madeOutAnew() throws {
        let before = try #require(Example.prepared)
        let event = try #require(Example.correct(before).event(CertificateMadeOutAnew.self))
        #expect(event.personal?.identity == Example.newIdentity)
        let after = try #require(state(before, Example.correct(before)))
        #expect(after.content.number == before.content.number)
        #expect(after.content.holderDigest != before.content.holderDigest)
        #expect(after.content.checkCodeDigest != before.content.checkCodeDigest)
        var content = after.content
        content.holderDigest = before.content.holderDigest
        content.checkCodeDigest = before.content.checkCodeDigest
        #expect(content == before.content)
        #expect(after.numbers == before.numbers && after.claims == before.claims && after.dueTimes == before.dueTimes)
        #expect(after.waiting?.content == after.content)
        #expect(after.replacementIsDue == false)
        // Both sign what it says now.
        let issued = state(
            state(after, Example.signForBranch(after)),
            Example.signForCommittee(state(after, Example.signForBranch(after)))
        )
        #expect(issued?.stage == .issued)
        #expect(Example.dispatch(issued).code == nil)
    }

    @Test(
        "Signé, il ne change plus : il est à remplacer, et ne s'envoie pas avant",
        .rule("correctionReachesTheCertificate", "certificateGoesToHolderWithLetter")
    )
    func replacementIsDue() throws {
        for certificate in [Example.signedOnce, Example.issued] {
            #expect(Example.correct(certificate).event(CertificateReplacementDue.self)?.holder == Example.holder)
            let due = try #require(state(certificate, Example.correct(certificate)))
            #expect(due.replacementIsDue)
            #expect(due.content == certificate?.content)
            let issued = due.stage == .issued ? due : state(due, Example.signForCommittee(due))
            #expect(Example.dispatch(issued).refusal?.facts["because"] == "aboutToBeReplaced")
            let replacing = state(issued, Example.replace(issued))
            #expect(replacing?.replacementIsDue == false)
            let once = state(replacing, Example.signForBranch(replacing))
            let replaced = state(once, Example.signForCommittee(once))
            #expect(Example.dispatch(replaced).code == nil)
        }
    }

    @Test(
        "Le nom redit d'un certificat qui le porte déjà n'y change rien, même rendu au registre par sa seule délivrance",
        .rule("correctionReachesTheCertificate")
    )
    func alreadyBorne() throws {
        let anew = try #require(Example.correct(Example.prepared).event(CertificateMadeOutAnew.self))
        let salt = try #require(anew.personal?.salt)
        let prepared = Certificate.evolve(Example.prepared, anew)
        #expect(Example.correct(prepared, salts: [salt]).events?.isEmpty == true)
        let once = state(prepared, Example.signForBranch(prepared))
        #expect(Example.correct(once, salts: ["00", salt]).events?.isEmpty == true)
        let issue = try #require(Example.signForCommittee(once).events?.last as? CertificateIssued)
        // The register has lost everything, or all after a copy that knew the former names.
        for lost in [nil, Example.prepared, Example.signedOnce] {
            let given = try #require(Certificate.evolve(lost, issue))
            #expect(given.content.holderDigest == anew.content.holderDigest)
            #expect(given.first.signed == issue.signed && given.stage == .issued)
            #expect(Example.correct(given, salts: [salt]).events?.isEmpty == true)
            #expect(
                Example.correct(given, Example.identity, salts: [salt]).event(CertificateReplacementDue.self) != nil
            )
            // Of another salt nothing can be said: an officer looks.
            #expect(Example.correct(given, salts: []).event(CertificateReplacementDue.self) != nil)
        }
    }

    @Test("Un certificat délivré dit le nom qu'il porte et de quoi le vérifier, sans le code de vérification")
    func issueNamesTheHolder() throws {
        let once = Example.signedOnce
        let bearer = IssuedPersonal(identity: Example.identity, salt: "5a")
        let decision = decide(
            SignCertificate(
                certificate: Example.certificate,
                signatory: Example.president,
                mandate: "M-C",
                signature: "c2ln"
            ),
            on: once,
            SigningFacts(
                signatory: Example.committeeSignatory,
                delegator: nil,
                signatureIsValid: true,
                bearer: bearer
            ),
            scheme: Example.scheme(),
            by: By(Example.asPresident, at: Example.now)
        )
        #expect((decision.events?.last as? CertificateIssued)?.personal == bearer)
    }

    @Test(
        "Ce qui n'est plus un certificat ne change pas ; ce qui n'en est pas encore un est attendu",
        .rule("correctionReachesTheCertificate")
    )
    func othersAreLeftAlone() {
        for certificate in [Example.voided, Example.demanded, Example.revoked] {
            #expect(Example.correct(certificate).events?.isEmpty == true)
        }
        #expect(Example.correct(nil).waitsFor == StreamID("certificate", "DEC-1"))
        #expect(Example.correct(nil, nil).events?.isEmpty == true)
        #expect(Example.correct(Example.prepared, nil).events?.isEmpty == true)
    }
}
