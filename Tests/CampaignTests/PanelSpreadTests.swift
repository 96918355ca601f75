import Campaign
import Contracts
import Messaging
import RuleTrait
import Scheme
import Testing

@Suite("Les jurys d'une branche, d'un service à l'autre")
struct PanelSpreadTests {
    let start = Instant(milliseconds: 1_790_000_000_000)

    /// The shipped scheme, with another assignment for the branch of two panels.
    private func scheme(_ assignment: PanelAssignment) throws -> Scheme {
        let shipped = try Village.shippedScheme()
        var policies = Dictionary(uniqueKeysWithValues: shipped.branches.map { ($0.id, shipped.policy(of: $0.id)!) })
        policies["p2st"]?.transmission.panelAssignment = assignment
        return Scheme(
            kinds: shipped.kinds,
            standards: shipped.standards,
            occupationalStandards: shipped.occupationalStandards,
            branches: shipped.branches,
            policies: policies,
            digest: shipped.digest
        )
    }

    private func open(_ panel: PanelID, _ village: Village) throws -> Int {
        try village.count(CaseOpened.type, in: [Routes.store(ofPanel: panel)])
    }

    @Test("Les moins chargés d'abord : les dossiers se partagent, et ceux qui sont décidés ne comptent plus")
    func leastLoaded() throws {
        let scheme = try scheme(.leastLoaded)
        let village = try Village(scheme: scheme, now: start)
        var plan = CampaignPlan(
            seed: 11,
            files: (1...6).map { FilePlan(name: "octroi-\($0)", branch: "p2st") }
        )
        plan.jurySitsLast = true
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        try village.play(&campaign) { played in village.dossiers = played.verdicts().map(\.dossier) }
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        #expect(try open("p2st-1", village) == 3)
        #expect(try open("p2st-2", village) == 3)
        // Each was decided, and evaluation has heard of it.
        #expect(try village.count(FileBeforePanelNoted.type, in: ["evaluation"]) == 6)
        for core in village.cores.values { #expect(try core.verify() == []) }
    }

    @Test("Un jury ajouté après coup apprend par l'audit qui évalue déjà", .rule("noEvaluatorSitsOnTheJury"))
    func panelAddedLater() throws {
        let scheme = try scheme(.spread)
        let village = try Village(scheme: scheme, now: start)
        let kind = try #require(scheme.kinds.first?.id)
        for evaluator: PersonID in ["P-evaluateur-1", "P-evaluateur-2"] {
            let accredit = AccreditEvaluator(
                evaluator: evaluator,
                situation: EvaluatorSituation(kind: .consultant, provider: "O-evaluation"),
                branch: "p2st",
                certificateKinds: [kind],
                letterOn: start.parisDay,
                letter: LetterID("HAB-\(evaluator)")!,
                personal: EvaluatorPersonal(name: "Claude Martin", email: "claude@courriel.example")
            )
            _ = try village.ask(accredit, of: "evaluation", as: Actor(.authority, "authority", of: "p2st"))
        }
        let added = "jury.p2st-2"
        // As a panel that is new in the scheme: its store is empty, and nothing was ever sent to its queue.
        try village.found(added, Store(inMemory: added))
        #expect(try seat("P-evaluateur-1", on: added, village) == nil)
        try village.audit()
        _ = try village.settle()
        #expect(try seat("P-evaluateur-2", on: added, village) == "noEvaluatorSitsOnTheJury")
        #expect(try seat("P-evaluateur-2", on: "jury.p2st-1", village) == "noEvaluatorSitsOnTheJury")
        #expect(try village.cores[added]?.verify() == [])
    }

    /// What a panel answers to the authority that seats somebody: the code of the refusal, `nil` where they are seated.
    private func seat(_ person: PersonID, on store: String, _ village: Village) throws -> String? {
        let panel = try #require(PanelID(String(store.dropFirst("jury.".count))))
        let seat = PanelSeat(
            member: person,
            college: .employers,
            seat: .full,
            organisation: "O-jury",
            from: start.parisDay,
            until: start.parisDay.adding(days: 365),
            confidentialSince: start.parisDay
        )
        let command = SeatPanel(panel: panel, seats: [seat], act: "CPNE-2026-07", authority: "authority")
        let answer = try village.ask(command, of: store, as: Actor(.authority, "authority", of: "p2st"))
        if case .refused(let refusal)? = answer { return refusal.code.value }
        return nil
    }
}
