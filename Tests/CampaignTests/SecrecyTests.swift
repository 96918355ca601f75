import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Ce que les services disent d'un dossier")
struct SecrecyTests {
    private let village: Village
    private let verdicts: [Campaign.Verdict]

    init() throws {
        let scheme = try Village.shippedScheme()
        let start = Instant(milliseconds: 1_790_000_000_000)
        village = try Village(scheme: scheme, now: start)
        let files = [
            FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1"),
            FilePlan(
                name: "non octroyé",
                branch: "p2st",
                panel: "p2st-1",
                missing: [["RC.5.1"]],
                isReassessed: false,
                ending: .notAwarded
            ),
        ]
        var campaign = try Campaign(CampaignPlan(seed: 4, files: files), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        verdicts = campaign.verdicts()
    }

    private func ask<Q: Question>(_ question: Q, of store: String) throws -> Q.Reply {
        let core = try #require(village.cores[store])
        let body = try JSONEncoder().encode(question)
        let reply = try #require(try core.answer(Q.name, body, now: village.now, entropy: Entropy(seed: 1)))
        return try JSONDecoder().decode(Q.Reply.self, from: reply)
    }

    @Test("Le jury qui a décidé, et lui seul, donne l'extrait; les recommandations vont à la personne")
    func extracts() throws {
        for verdict in verdicts {
            let own = ReadExtract(dossier: verdict.dossier, reader: .candidate)
            let extract = try #require(try ask(own, of: "jury.p2st-1").extract)
            #expect(extract.dossier == verdict.dossier && extract.awarded == (verdict.reached == .awarded))
            #expect(extract.elements.contains { $0.recommendation != nil } == !extract.awarded)
            let company = try ask(ReadExtract(dossier: verdict.dossier, reader: .company), of: "jury.p2st-1").extract
            #expect(company?.decision == extract.decision)
            #expect(company?.elements.allSatisfy { $0.recommendation == nil } == true)
            for other in village.routes.stores where other.hasPrefix("jury.") && other != "jury.p2st-1" {
                #expect(try ask(own, of: other).extract == nil)
            }
        }
        #expect(verdicts.map(\.reached) == [.awarded, .notAwarded])
    }

    @Test("L'exploitant qui lit un journal apprend qu'un membre a voté, jamais comment")
    func ballotsStay() throws {
        let core = try #require(village.cores["jury.p2st-1"])
        let dossiers = verdicts.map(\.dossier)
        let ballots = try core.events([], of: dossiers, types: [BallotCast.type])
        #expect(ballots.count >= 4)
        #expect(ballots.allSatisfy { $0.body == "{}" })
        let known = try core.events(ballots.map(\.id), of: [])
        #expect(known == ballots)
        let awards = try core.events([], of: dossiers, types: [CertificateAwarded.type])
        #expect(awards.allSatisfy { $0.decoded(CertificateAwarded.self) != nil } && awards.count == 1)
    }
}
