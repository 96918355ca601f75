import Campaign
import Contracts
import Scheme
import Testing

@Suite("Une habilitation racontée par une campagne")
struct AccreditationStoryTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws { scheme = try Village.shippedScheme() }

    private func plan(_ branch: BranchID?) -> CampaignPlan {
        CampaignPlan(seed: 6, accreditingBranch: branch, files: [FilePlan(name: "octroi", branch: "p2st")])
    }

    @Test(
        "De la candidature à la suppression, dans chaque branche, que des réponses se perdent ou non",
        arguments: ["p2st", "logi"] as [BranchID],
        [0, 3]
    )
    func told(branch: BranchID, losesOneAnswerIn: Int) throws {
        let village = try Village(scheme: scheme, now: start)
        village.losesOneAnswerIn = losesOneAnswerIn
        var campaign = try Campaign(plan(branch), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        #expect(campaign.obstacle == nil)
        #expect(campaign.verdicts().allSatisfy(\.isAsPlanned) && campaign.verdicts().count == 1)
        let lines = campaign.accreditation
        #expect(lines.first == "candidature incomplète : refusé (evaluationCompetenceIsShown)")
        #expect(lines.last == "réexamen : la suppression tient")
        #expect(
            lines.compactMap { $0.split(separator: "(").dropFirst().first?.dropLast() } == [
                "evaluationCompetenceIsShown", "informationSessionAttended", "evaluatorIsHeard", "accreditationStands",
                "removalReviewIsByAnother",
            ]
        )
        #expect(lines.contains("courrier, qui confère le statut"))
        #expect(lines.count == 19)
    }

    @Test("Sans branche qui habilite, rien n'est raconté; une branche inconnue ne peut habiliter")
    func untold() throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(plan(nil), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        #expect(campaign.accreditation.isEmpty && campaign.isFinished)
        #expect {
            _ = try Campaign(plan("inconnue"), scheme: scheme, startingAt: start)
        } throws: { error in "\(error)".contains("no branch inconnue") }
    }
}
