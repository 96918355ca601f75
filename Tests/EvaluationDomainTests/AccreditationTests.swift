import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Habilitation")
struct AccreditationTests {
    let authority = Actor(.authority, "A-1", of: "p2st")

    func command(
        on letter: Day = today,
        kinds: [CertificateKindID] = ["relation-client"],
        situation: EvaluatorSituation = EvaluatorSituation(kind: .consultant)
    ) -> AccreditEvaluator {
        AccreditEvaluator(
            evaluator: evaluatorID,
            situation: situation,
            branch: "p2st",
            certificateKinds: kinds,
            letterOn: letter,
            letter: "HAB-1",
            personal: EvaluatorPersonal(name: "Eva Essai", email: "eva@example.org")
        )
    }

    func decision(_ command: AccreditEvaluator, _ known: Evaluator? = nil, by actor: Actor? = nil) -> Decision {
        decide(command, on: known, policy: BranchPolicy(), by: By(actor ?? authority, at: noon))
    }

    @Test(
        "Les comptes rendus se comptent depuis le courrier : un mois trop court n'en décale aucun",
        .rule("activityIsReportedEveryTwoYears"),
        arguments: [
            ("2029-06-01", "2030-02-27"), ("2030-02-27", "2030-02-27"), ("2030-02-28", "2032-02-28"),
            ("2032-02-29", "2034-02-27"),
        ]
    )
    func reportsOfALeapDay(entered: String, due: String) throws {
        let letter = try #require(Day("2028-02-29"))
        let now = try #require(Day(entered)).startInParis
        var policy = BranchPolicy()
        policy.accreditation.termYears = 8
        let decision = decide(command(on: letter), on: nil, policy: policy, by: By(authority, at: now))
        let event = try #require(decision.events?.first as? EvaluatorAccredited)
        #expect(event.reportDueOn.description == due)
        // Reported, the next is due as the letter counts, not as the last one does.
        let evaluator = try #require(Evaluator.evolve(nil, event))
        let report = ReportActivity(
            evaluator: evaluatorID,
            branch: "p2st",
            personal: ActivityReportPersonal(account: "Trois évaluations.")
        )
        let by = By(Actor(.evaluator, evaluatorID.value), at: event.reportDueOn.startInParis)
        let reported = try #require(decide(report, on: evaluator, by: by).events?.first as? ActivityReported)
        let next = ["2030-02-27": "2032-02-28", "2032-02-28": "2034-02-27", "2034-02-27": "2036-02-28"]
        #expect(reported.nextDueOn.description == next[due])
    }

    @Test("Le courrier confère le statut pour quatre ans")
    func grantedForTheTerm() throws {
        let event = try #require(decision(command()).events?.first as? EvaluatorAccredited)
        #expect(event.from == Day("2026-11-23"))
        #expect(event.until == Day("2030-11-22"))
        #expect(event.authority == "A-1")
        #expect(event.stream == StreamID("evaluator", evaluatorID.value))
    }

    @Test("Seule l'autorité de la branche habilite", arguments: Actor.Role.allCases)
    func onlyTheAuthority(role: Actor.Role) {
        let code = decision(command(), by: Actor(role, "X", of: "p2st")).code
        #expect(code == (role == .authority ? nil : "actorMayNot"))
    }

    @Test("Tout ce qui manque au courrier est dit d'un coup")
    func everyFault() {
        let refusal = decision(
            command(
                on: day(1),
                kinds: [],
                situation: EvaluatorSituation(kind: .companyProfessional, employerSiren: "12")
            )
        ).refusal
        #expect(refusal?.code == "accreditationIsWellFormed")
        #expect(refusal?.faults.map(\.path) == ["letterOn", "certificateKinds", "situation.employerSiren"])
        let unemployed = decision(command(situation: EvaluatorSituation(kind: .companyProfessional))).refusal
        #expect(unemployed?.faults.map(\.code) == ["missing"])
    }

    @Test("Le même courrier deux fois ne change rien; un courrier suivant renouvelle")
    func renewal() throws {
        let first = try #require(decision(command(on: day(-1))).events?.first)
        let known = Evaluator.evolve(nil, first)
        #expect(decision(command(on: day(-1)), known).events?.isEmpty == true)
        let second = try #require(decision(command(on: today), known).events?.first)
        #expect(Evaluator.evolve(known, second)?.accreditations.count == 2)
    }

    @Test("Un changement d'employeur ne réécrit pas les faits des jours d'avant")
    func factsOfTheDay() throws {
        let before = EvaluatorSituation(kind: .consultant, employerSiren: "111111118")
        let after = EvaluatorSituation(kind: .trainer, employerSiren: "222222226", provider: "O-school")
        var known: Evaluator?
        // The later letter is recorded first: the order of the days counts, not that of the messages.
        for (letter, situation) in [(day(-5), after), (day(-50), before)] {
            let event = try #require(decision(command(on: letter, situation: situation), known).events?.first)
            known = Evaluator.evolve(known, event)
        }
        #expect(known?.facts(on: day(-60))?.employerSiren == "111111118")
        #expect(known?.facts(on: day(-6))?.employerSiren == "111111118")
        #expect(known?.facts(on: day(-5))?.employerSiren == "222222226")
        #expect(known?.facts(on: today)?.provider == "O-school")
    }
}
