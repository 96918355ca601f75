import CertificationDomain
import Contracts
import Kernel
import Scheme
import Testing

@Suite("Un certificat se prépare, un seul par décision")
struct PreparingTests {
    @Test("Le certificat dit la décision, et rien du nom hors de ce qui s'efface")
    func certificateIsPrepared() throws {
        let event = try #require(Example.prepare().event(CertificatePrepared.self))
        #expect(event.content.certificate == "DEC-1")
        #expect(event.content.number == "CCS-2026-000123-T")
        #expect(event.taken == TakenNumber(series: "certificate/2026", number: 123))
        #expect(CertificateNumber.series(awardedOn: Example.award.decidedOn) == "certificate/2026")
        #expect(event.content.awardedOn == Day("2026-03-01"))
        #expect(event.content.expiresOn == nil)
        #expect(event.attempt == 2)
        #expect(event.session == "S-1")
        #expect(event.personal?.identity == Example.identity)
        #expect(event.personal?.contact.email == "anne@example.fr")
        #expect(event.personal?.salt == "000102030405060708090a0b0c0d0e0f")
        #expect(event.person == Example.holder)
    }

    @Test("Les empreintes se recalculent de ce que l'événement contient")
    func digestsAreVerifiable() throws {
        let event = try #require(Example.prepare().event(CertificatePrepared.self))
        let personal = try #require(event.personal)
        let code = try #require(CheckCode(personal.checkCode))
        func hex(_ bytes: [UInt8]) -> String {
            Digest(of: bytes).hexadecimal
        }
        #expect(event.content.holderDigest == hex(CanonicalForm.holderBytes(personal.identity, salt: personal.salt)))
        #expect(event.content.checkCodeDigest == hex(code.digestInput(number: event.content.number)))
        #expect(event.content.domainsDigest == hex(CanonicalForm.domainsBytes(of: Example.standard)))
        #expect(event.content.holderDigest.count == 64)
    }

    @Test("Une décision n'a qu'un certificat")
    func oncePerDecision() {
        for certificate in [Example.prepared, Example.issued, Example.voided, Example.revoked] {
            #expect(Example.prepare(on: certificate).changesNothing)
        }
    }

    @Test("Tant qu'un certificat du dossier tient, le suivant attend")
    func waitsForTheEarlierOne() {
        #expect(Example.prepare(standing: "DEC-0").waitsFor == StreamID("certificate", "DEC-0"))
    }

    @Test("L'octroi d'un titulaire effacé s'inscrit sans nom, se rapporte, et ne se signe pas")
    func erasedHolder() throws {
        var award = Example.award
        award.personal = nil
        let decision = Example.prepare(award)
        let event = try #require(decision.event(CertificatePrepared.self))
        #expect(event.personal == nil)
        #expect(event.content.number == "CCS-2026-000123-T")
        #expect(event.content.holderDigest.count == 64)
        let named = try #require(Example.prepare().event(CertificatePrepared.self))
        #expect(event.content.holderDigest != named.content.holderDigest)
        let prepared = state(nil, decision)
        let signed = Example.sign(
            prepared,
            Example.authority,
            "M-B",
            as: Example.branchSignatory,
            by: Example.asAuthority,
            bearer: nil
        )
        #expect(signed.code == "holderIsNamed")
        #expect(state(prepared, Example.rescind(prepared))?.stage == .voided)
    }

    @Test("Sans référentiel ou sans branche, pas de certificat")
    func whatIsMissingIsRefused() {
        var award = Example.award
        award.standard = "unknown"
        #expect(Example.prepare(award).code == "standardIsKnown")
        award = Example.award
        award.branch = "unknown"
        #expect(Example.prepare(award).code == "unknownBranch")
        #expect(Example.prepare(number: 0).code == "certificateIsNumbered")
    }

    @Test("La durée de validité est celle de la branche")
    func validityIsPolicy() throws {
        var policy = BranchPolicy()
        policy.award.certificateValidity = .months(60)
        let decision = Example.prepare(scheme: Example.scheme(policy))
        #expect(decision.event(CertificatePrepared.self)?.content.expiresOn == Day("2031-03-01"))
        let prepared = state(nil, decision)
        let once = state(prepared, Example.signForBranch(prepared))
        let issued = try #require(state(once, Example.signForCommittee(once)))
        func standing(_ day: String) -> VerifyCertificate.Standing {
            issued.verified(
                number: issued.content.number,
                checkCodeDigest: issued.content.checkCodeDigest,
                name: nil,
                on: Day(day)!
            ).standing
        }
        #expect(standing("2031-02-28") == .valid)
        #expect(standing("2031-03-01") == .expired)
    }
}
