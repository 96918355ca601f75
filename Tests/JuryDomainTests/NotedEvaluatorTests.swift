import Contracts
import JuryDomain
import RuleTrait
import Testing

@Suite("Le jury apprend qui évalue")
struct NotedEvaluatorTests {
    private static let kinds: Set<CertificateKindID> = ["relation-client"]

    private func accredited(_ situation: EvaluatorSituation, kinds: [CertificateKindID] = ["relation-client"])
        -> EvaluatorAccredited
    {
        EvaluatorAccredited(
            evaluator: "e2",
            situation: situation,
            branch: "logi",
            certificateKinds: kinds,
            from: Day("2026-03-01")!,
            until: Day("2026-06-30")!,
            reportDueOn: Day("2028-02-29")!,
            conditions: AccreditationConditions(
                reportMonths: 24,
                reminderDays: [60, 15],
                overdueRemovalDays: 90,
                prolongationMonths: 3,
                hearingDays: 15,
                reviewMonths: 2,
                removalGrounds: RemovalGround.allCases,
                markMayBeUsed: true,
                due: AccreditationDueDays(instruction: 60, decision: 30, review: 60, reminders: [7, 1])
            ),
            letter: "HAB-1",
            authority: "authority",
            personal: nil
        )
    }

    private func noted(_ event: EvaluatorAccredited) -> (NotedEvaluator?, [OrganisationID: NotedProvider]) {
        var evaluator: NotedEvaluator?
        var providers: [OrganisationID: NotedProvider] = [:]
        // Heard twice, it is noted once.
        for round in 1...2 {
            let decision = decide(event, on: evaluator, providers, under: World().rules)
            #expect(decision.changesNothing == (round == 2))
            for event in decision.events ?? [] {
                evaluator = NotedEvaluator.evolve(evaluator, event)
                if let event = event as? EvaluationProviderNoted {
                    providers[event.provider] = NotedProvider.evolve(providers[event.provider], event)
                }
            }
        }
        return (evaluator, providers)
    }

    @Test(
        "Un évaluateur l'est du premier au dernier jour de son habilitation, pour ce qu'elle couvre",
        .rule("noEvaluatorSitsOnTheJury"),
        arguments: [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-06-30", true), ("2026-07-01", false),
        ]
    )
    func term(day: String, is expected: Bool) throws {
        let day = try #require(Day(day))
        let (evaluator, providers) = noted(accredited(EvaluatorSituation(kind: .consultant, provider: "O-1")))
        #expect(evaluator?.isAccredited(for: Self.kinds, on: day) == expected)
        #expect(evaluator?.isAccredited(for: ["autre"], on: day) == false)
        #expect(providers["O-1"]?.evaluates(Self.kinds, on: day) == expected)
    }

    @Test("Le prestataire évalue, et qui emploie l'évaluateur pour lui; l'employeur d'un professionnel, non")
    func organisations() {
        let rows: [(EvaluatorSituation, [OrganisationID])] = [
            (EvaluatorSituation(kind: .consultant), []),
            (EvaluatorSituation(kind: .companyProfessional, employerSiren: "123456789"), []),
            (EvaluatorSituation(kind: .trainer, employerSiren: "123456789", provider: "O-1"), ["O-1", "123456789"]),
            (EvaluatorSituation(kind: .trainer, employerSiren: "123456789", provider: "123456789"), ["123456789"]),
        ]
        for (situation, expected) in rows {
            #expect(situation.evaluatingOrganisations == expected)
            #expect(Set(noted(accredited(situation)).1.keys) == Set(expected))
        }
    }
}
