import CertificationDomain
import Contracts
import RuleTrait
import Testing

@Suite("Remplacer, copier")
struct ReplacementTests {
    @Test("Un remplacement est le même octroi, signé à nouveau par les deux", .rule("replacementKeepsTheAward"))
    func sameAward() throws {
        let event = try #require(Example.replace(Example.issued).event(CertificateReplacementPrepared.self))
        let before = try #require(Example.issued).content
        #expect(event.content.number == "CCS-2026-000124-C")
        #expect(event.content.replaces == before.number)
        #expect(event.content.decision == before.decision)
        #expect(event.content.awardedOn == before.awardedOn)
        #expect(event.content.holderDigest != before.holderDigest)
        #expect(event.content.checkCodeDigest != before.checkCodeDigest)
        #expect(event.personal?.identity == Example.newIdentity)
        #expect(event.orderedBy == Example.officer)

        let events = try #require(Example.signForCommittee(Example.replacingSignedOnce).events)
        #expect(events.map { type(of: $0).type } == [CertificateSigned.type, CertificateReplaced.type])
        let replaced = try #require(Example.replaced)
        #expect(replaced.content.number == "CCS-2026-000124-C")
        #expect(replaced.stage == .issued)
        #expect(replaced.numbers.map(\.number) == [123, 124])
        #expect(replaced.waiting == nil)
    }

    @Test("D'un registre qui a tout perdu, ce qui est publié refait le certificat et son remplaçant, dans tout ordre")
    func comesBackFromWhatIsPublished() throws {
        let issued = try #require(Example.signForCommittee(Example.signedOnce).events?.last as? CertificateIssued)
        let replaced = try #require(
            Example.signForCommittee(Example.replacingSignedOnce).events?.last as? CertificateReplaced
        )
        #expect(issued.signatures?.count == 1 && replaced.signatures?.count == 1)
        for events in [[issued, replaced], [replaced, issued]] as [[any Event]] {
            let made = try #require(events.reduce(nil as Certificate?) { Certificate.evolve($0, $1) })
            #expect(made.editions.map(\.content.number) == ["CCS-2026-000123-T", "CCS-2026-000124-C"])
            #expect(made.numbers.map(\.number) == [123, 124])
            #expect(made.content == Example.replaced?.content)
            #expect(made.stage == .issued && made.waiting == nil)
        }
    }

    @Test("Jusqu'aux deux signatures, l'ancien certificat tient", .rule("certificateBearsBothSignatures"))
    func formerStandsUntilThen() throws {
        for certificate in [Example.replacing, Example.replacingSignedOnce] {
            #expect(try #require(certificate).content.number == "CCS-2026-000123-T")
        }
        // A signature under the former one is none under the new one.
        #expect(Example.signForBranch(Example.replacing).events?.count == 1)
        let replayed = Example.sign(
            Example.replacing,
            "A-1",
            "M-B",
            as: Example.branchSignatory,
            by: Example.asAuthority,
            valid: false
        )
        #expect(replayed.code == "signatureIsGenuine")
    }

    @Test("Une décision n'a toujours qu'un certificat, un dossier qu'un qui tienne", .rule("replacementKeepsTheAward"))
    func claimsStayOne() throws {
        let claims = try #require(Example.replaced).claims
        #expect(claims.contains(Claim("certificate-number/CCS-2026-000123-T")))
        #expect(claims.contains(Claim("certificate-number/CCS-2026-000124-C")))
        #expect(claims.count { $0.value.hasPrefix("standing-certificate/") } == 1)
        #expect(claims.count { $0.value.hasPrefix("certificate-of-decision/") } == 1)
        #expect(claims.count { $0.value.hasPrefix("register/") } == 1)
    }

    @Test("On ne remplace que ce qui est délivré, avec un motif et l'état civil", .rule("replacementKeepsTheAward"))
    func refusals() {
        for certificate in [Example.prepared, Example.voided, Example.demanded, Example.revoked] {
            #expect(Example.replace(certificate).refusal?.facts["because"] == "notIssued")
        }
        #expect(Example.replace(Example.replacing).refusal?.facts["because"] == "beingReplaced")
        #expect(Example.replace(nil).code == "unknownCertificate")
        #expect(Example.replace(Example.issued, by: Example.asAuthority).code == "actorMayNot")
        var identity = Example.newIdentity
        identity.birthName = " "
        identity.firstNames = String(repeating: "a", count: 201)
        #expect(
            places(Example.replace(Example.issued, holder: "P-2", identity: identity, reason: ""))
                == [
                    "holder unknown", "personal.identity.birthName missing", "personal.identity.firstNames tooLong",
                    "personal.reason missing",
                ]
        )
    }

    @Test("Une décision retirée arrête le remplacement et demande l'annulation")
    func rescissionStopsIt() throws {
        let demanded = state(Example.replacingSignedOnce, Example.rescind(Example.replacingSignedOnce))
        #expect(demanded?.stage == .revocationDemanded)
        #expect(Example.signForCommittee(demanded).changesNothing)
        #expect(demanded?.waiting == nil)
        #expect(demanded?.numbers.count == 2)
        #expect(state(demanded, Example.revoke(demanded))?.content.number == "CCS-2026-000123-T")
    }

    @Test("Un remplacement peut être remplacé à son tour")
    func twice() throws {
        let second = state(Example.replaced, Example.replace(Example.replaced, number: 125))
        let once = state(second, Example.signForBranch(second))
        let both = try #require(state(once, Example.signForCommittee(once)))
        #expect(both.content.replaces == "CCS-2026-000124-C")
        #expect(both.registerEntry(name: nil)?.formerNumbers == ["CCS-2026-000123-T", "CCS-2026-000124-C"])
    }

    @Test("Un duplicata garde le numéro, et chacun est compté", .rule("duplicateIsOfAValidCertificate"))
    func duplicates() throws {
        let first = try #require(Example.duplicate(Example.issued).event(DuplicateIssued.self))
        #expect(first.number == "CCS-2026-000123-T")
        #expect(first.copy == 1)
        #expect(first.issuedBy == Example.officer)
        let after = Certificate.evolve(Example.issued, first)
        #expect(Example.duplicate(after).event(DuplicateIssued.self)?.copy == 2)
        #expect(after?.claims == Example.issued?.claims)
        #expect(Example.duplicate(Example.replaced).event(DuplicateIssued.self)?.number == "CCS-2026-000124-C")
    }

    @Test("Seul un certificat valide se copie", .rule("duplicateIsOfAValidCertificate"))
    func onlyValidOnes() {
        for certificate in [Example.prepared, Example.voided, Example.demanded, Example.revoked, Example.replacing] {
            #expect(Example.duplicate(certificate).code == "duplicateIsOfAValidCertificate")
        }
        #expect(Example.duplicate(nil).code == "unknownCertificate")
        #expect(Example.duplicate(Example.issued, by: Example.asHolder).code == "actorMayNot")
    }
}
