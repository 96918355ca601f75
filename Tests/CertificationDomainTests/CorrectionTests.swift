import CertificationDomain
import Contracts
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
