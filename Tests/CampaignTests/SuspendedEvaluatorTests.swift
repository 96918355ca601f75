import Campaign
import Contracts
import Messaging
import RuleTrait
import Scheme
import Testing

@Suite("Un évaluateur suspendu à titre conservatoire, d'un service à l'autre")
struct SuspendedEvaluatorTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws { scheme = try Village.shippedScheme() }

    private let officer = Actor(.officer, "P-agent", of: "p2st")

    /// The evaluator whom the events of that type name, once there is one.
    private func evaluator(_ village: Village) throws -> PersonID? {
        let events = try village.cores["evaluation"]?.events(
            [],
            of: village.dossiers,
            types: [ObserversDesignated.type]
        )
        return events?.compactMap { $0.decoded(ObserversDesignated.self) }.last?.evaluator.person
    }

    private func isAccepted(_ answer: Answer?) -> Bool { if case .accepted? = answer { true } else { false } }

    @Test(
        "Son dossier attend où qu'il soit, et repart une fois la suspension levée",
        .rule("noPrecautionarySuspension"),
        arguments: [
            (ObserversDesignated.type, FileHeldDuringEvaluation.type, FileReleasedDuringEvaluation.type),
            (BookletTransmitted.type, FileHeldBeforeDecision.type, FileReleasedBeforeDecision.type),
        ]
    )
    func waits(after: MessageType, held: MessageType, released: MessageType) throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(
            CampaignPlan(seed: 8, files: [FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1")]),
            scheme: scheme,
            startingAt: start
        )
        let stores = ["evaluation", "jury.p2st-1"]
        var suspended = false
        try village.play(&campaign) { played in
            village.dossiers = played.verdicts().map(\.dossier)
            guard !suspended, try village.count(after, in: stores) == 1, let evaluator = try evaluator(village) else {
                return
            }
            suspended = true
            let suspension = SuspendAccreditation(
                evaluator: evaluator,
                branch: "p2st",
                ground: .complaint,
                personal: ReasonPersonal(reason: "Réclamation")
            )
            #expect(isAccepted(try village.ask(suspension, of: "evaluation", as: officer)))
            #expect(try village.count(held, in: stores) == 1)
            let lift = LiftSuspension(evaluator: evaluator, branch: "p2st")
            #expect(isAccepted(try village.ask(lift, of: "evaluation", as: officer)))
            #expect(try village.count(released, in: stores) == 1)
        }
        #expect(suspended)
        let verdict = try #require(campaign.verdicts().first)
        #expect(verdict.isAsPlanned, "\(verdict)")
        for store in stores { #expect(try village.cores[store]?.verify() == []) }
    }
}
