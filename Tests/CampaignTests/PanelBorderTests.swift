import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import SchemeLoading
import Testing

/// What the juries of one branch say of a file of another branch is not taken, whoever publishes it.
@Suite struct PanelBorderTests {
    private func award(_ dossier: DossierID, branch: BranchID, panel: PanelID) -> CertificateAwarded {
        CertificateAwarded(
            decision: "forged",
            dossier: dossier,
            attempt: 1,
            panel: panel,
            session: "S-1",
            decidedOn: Day(year: 2027, month: 1, day: 15)!,
            branch: branch,
            certificateKind: "relation-client",
            standard: "relation-client-demo-1",
            candidate: "P-1",
            personal: nil
        )
    }

    private func take(_ event: some Event, from store: String, by core: Core, at now: Instant) throws {
        var entropy = Entropy(seed: 3)
        var envelope = Envelope(id: MessageID("forged-\(store)")!, type: type(of: event).type, source: store, time: now)
        envelope.subject = event.stream.value
        envelope.version = 1
        envelope.dossier = event.about
        envelope.user = Routes.user(ofStore: store)
        let body = [UInt8](try JSONEncoder().encode(event))
        let queue = Routes.queue(ofStore: core.store.name)
        let delivery = Delivery(queue: queue, tag: 1, envelope: envelope, body: body)
        _ = try core.receive([delivery], now: now, entropy: &entropy)
    }

    @Test("Une décision d'un jury d'une autre branche ne donne pas de certificat", arguments: ["p2st", "logi"])
    func awardOfAnotherBranch(_ branch: String) throws {
        let village = try Village(scheme: try Village.shippedScheme(), now: Instant(milliseconds: 1_800_000_000_000))
        let certification = try #require(village.cores["certification"])
        let forged = award("D-1", branch: BranchID(branch)!, panel: "logi-1")
        try take(forged, from: "jury.logi-1", by: certification, at: village.now)
        // The control: the same of its own branch comes before the rules.
        #expect(try certification.deadLetters().contains { $0.reason == "notAllowed" } == (branch == "p2st"))
        if branch == "p2st" { #expect(try certification.status().journal == 0) }
    }

    @Test("Un jury d'une autre branche ne rapporte pas la décision d'un dossier, auprès de personne")
    func rescissionByAnotherBranch() throws {
        let village = try Village(scheme: try Village.shippedScheme(), now: Instant(milliseconds: 1_790_000_000_000))
        let files = [FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1")]
        var campaign = try Campaign(CampaignPlan(files: files), scheme: village.scheme, startingAt: village.now)
        try village.play(&campaign)
        let dossier = try #require(campaign.verdicts().first?.dossier)
        let panel = try #require(village.cores["jury.p2st-1"])
        let awards = try panel.events([], of: [dossier], types: [CertificateAwarded.type])
        let award = try #require(awards.first?.decoded(CertificateAwarded.self))
        for store in ["registration", "evaluation", "certification"] {
            let core = try #require(village.cores[store])
            let forged = DecisionRescinded(
                decision: award.decision,
                dossier: dossier,
                attempt: 1,
                session: award.session,
                rescindedOn: award.decidedOn,
                candidate: award.candidate,
                personal: nil
            )
            let journal = try core.status().journal
            try take(forged, from: "jury.logi-1", by: core, at: village.now)
            #expect(try core.status().journal == journal, "\(store)")
            #expect(try core.deadLetters().map(\.reason) == ["notAllowed"], "\(store)")
            // The control: its own branch's is taken.
            try take(forged, from: "jury.p2st-2", by: core, at: village.now)
            #expect(try core.deadLetters().allSatisfy { $0.sender == "ccs-jury-logi" }, "\(store)")
        }
    }
}
