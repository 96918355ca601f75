import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Qui pourrait être désigné, demandé au service")
struct EligibilityTests {
    @Test("Chacun de la branche, et pour qui ne le peut, la règle; tant que quelqu'un le peut, rien n'est signalé")
    func askedOnTheWay() throws {
        let scheme = try Village.shippedScheme()
        let start = Instant(milliseconds: 1_790_000_000_000)
        let village = try Village(scheme: scheme, now: start)
        let file = FilePlan(name: "formateur", branch: "p2st", wrongDesignation: .trainer)
        var campaign = try Campaign(CampaignPlan(seed: 4, files: [file]), scheme: scheme, startingAt: start)
        var found: [ReadEligibility.Reply] = []
        var lent: [ReadEligibility.Reply] = []
        var escalated: Answer?
        try village.play(&campaign) { played in
            guard found.isEmpty, let file = played.whereabouts().first, file.stage == .designation else { return }
            found.append(try ask(ReadEligibility(dossier: file.dossier), of: village))
            lent.append(try ask(ReadEligibility(dossier: file.dossier, accreditedBy: "logi"), of: village))
            let officer = Actor(.officer, "agent", of: "p2st")
            escalated = try village.ask(
                EscalateDesignation(dossier: file.dossier, expectedOn: nil),
                of: "evaluation",
                as: officer
            )
        }
        let reply = try #require(found.first)
        #expect(reply.isUnderWay && reply.next == nil && reply.entries.count == 5)
        #expect(reply.entries.count { $0.refusals.isEmpty && $0.name != nil } == 4)
        let excluded = reply.entries.flatMap(\.refusals).map(\.code.value)
        #expect(excluded == ["evaluatorHasNotTrainedCandidate"])
        #expect(lent.first?.entries.isEmpty == true)
        // Names are shown: of whom, is noted.
        let named = try #require(reply.entries.first { $0.name != nil })
        let record = try ask(ReadPersonalRecord(person: named.person), of: village)
        #expect(record.readings.map(\.matter) == [ReadEligibility.name])
        var refusal: Refusal?
        if case .refused(let why)? = escalated { refusal = why }
        #expect(refusal?.code == "designationIsEscalatedOnceNobodyIsEligible" && refusal?.facts["eligible"] == "4")
        let verdict = try #require(campaign.verdicts().first)
        #expect(verdict.isAsPlanned)
        let over = try ask(ReadEligibility(dossier: verdict.dossier), of: village)
        #expect(!over.isUnderWay && over.entries.isEmpty)
    }

    private func ask<Q: Question>(_ question: Q, of village: Village) throws -> Q.Reply {
        let core = try #require(village.cores["evaluation"])
        let body = try JSONEncoder().encode(question)
        let reply = try #require(try core.answer(Q.name, body, now: village.now, entropy: Entropy(seed: 1)))
        return try JSONDecoder().decode(Q.Reply.self, from: reply)
    }
}
