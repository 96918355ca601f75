import Contracts
import JuryDomain
import RuleTrait
import Testing

@Suite("Le jury apprend qui évalue")
struct NotedEvaluatorTests {
    private static let kinds: Set<CertificateKindID> = ["relation-client"]

    /// What one panel has noted of one evaluator and their organisations.
    private struct Noted {
        var evaluator: NotedEvaluator?
        var providers: [OrganisationID: NotedProvider] = [:]
        private let rules = World().rules

        /// Hears an event, twice: the second time there is nothing left to note.
        mutating func hear(_ event: any Event) {
            for round in 1...2 {
                let decision: Decision
                switch event {
                case let event as EvaluatorAccredited: decision = decide(event, on: evaluator, providers, under: rules)
                case let event as EvaluatorSituationDeclared:
                    decision = decide(event, on: evaluator, providers, under: rules)
                default: decision = HeardTerm(event).map { decide($0, on: evaluator, under: rules) } ?? .accepted([])
                }
                if round == 2 { #expect(decision.changesNothing) }
                for event in decision.events ?? [] {
                    evaluator = NotedEvaluator.evolve(evaluator, event)
                    if let event = event as? EvaluationProviderNoted {
                        providers[event.provider] = NotedProvider.evolve(providers[event.provider], event)
                    }
                }
            }
        }

        func isAccredited(on day: String) -> Bool? { evaluator?.isAccredited(for: kinds, on: Day(day)!) }

        func evaluates(for provider: OrganisationID, on day: String) -> Bool {
            providers[provider]?.evaluators.contains("e2") == true
                && evaluator?.evaluates(for: provider, kinds, on: Day(day)!) == true
        }
    }

    private func accredited(
        _ situation: EvaluatorSituation = EvaluatorSituation(kind: .consultant, provider: "O-1"),
        by branch: BranchID = "logi",
        from: String = "2026-03-01",
        until: String = "2026-06-30"
    ) -> EvaluatorAccredited {
        EvaluatorAccredited(
            evaluator: "e2",
            situation: situation,
            branch: branch,
            certificateKinds: ["relation-client"],
            from: Day(from)!,
            until: Day(until)!,
            reportDueOn: Day("2028-02-29")!,
            conditions: conditions,
            letter: "HAB-1",
            authority: "authority",
            personal: nil
        )
    }

    private var conditions: AccreditationConditions {
        AccreditationConditions(
            reportMonths: 24,
            reminderDays: [60, 15],
            overdueRemovalDays: 90,
            prolongationMonths: 3,
            hearingDays: 15,
            reviewMonths: 2,
            removalGrounds: RemovalGround.allCases,
            markMayBeUsed: true,
            due: AccreditationDueDays(instruction: 60, decision: 30, review: 60, reminders: [7, 1])
        )
    }

    @Test(
        "Un évaluateur l'est du premier au dernier jour de son habilitation, pour ce qu'elle couvre",
        .rule("noEvaluatorSitsOnTheJury"),
        arguments: [
            ("2026-02-28", false), ("2026-03-01", true), ("2026-06-30", true), ("2026-07-01", false),
        ]
    )
    func term(day: String, is expected: Bool) throws {
        var noted = Noted()
        noted.hear(accredited())
        #expect(noted.isAccredited(on: day) == expected)
        #expect(noted.evaluator?.isAccredited(for: ["autre"], on: try #require(Day(day))) == false)
        #expect(noted.evaluates(for: "O-1", on: day) == expected)
        #expect(!noted.evaluates(for: "O-2", on: day))
    }

    /// What may become of a term that ends on 30 June: the event, the last day in force, and what keeps it so.
    private static let ends: [(name: String, event: any Event, lastDay: String)] = [
        (
            "prolongé", RenewalRequested(evaluator: "e2", branch: "logi", requestedOn: june, prolongedUntil: september),
            "2026-09-30"
        ),
        (
            "refusé", RenewalRefused(evaluator: "e2", branch: "logi", until: june, authority: "a", personal: nil),
            "2026-06-15"
        ),
        (
            "démissionnaire",
            AccreditationResigned(
                evaluator: "e2",
                branch: "logi",
                endsOn: june,
                markUseEndsOn: june,
                files: []
            ), "2026-06-14"
        ),
        (
            "supprimé",
            AccreditationRemoved(
                evaluator: "e2",
                branch: "logi",
                ground: .fraud,
                endsOn: june,
                markUseEndsOn: june,
                reviewableThrough: september,
                authority: "a",
                files: [],
                personal: nil
            ), "2026-06-14"
        ),
        (
            "suppression confirmée",
            RemovalReviewDecided(
                evaluator: "e2",
                branch: "logi",
                upheld: true,
                decidedOn: june,
                authority: "b",
                personal: nil
            ), "2026-06-30"
        ),
        (
            "suppression annulée",
            RemovalReviewDecided(
                evaluator: "e2",
                branch: "logi",
                upheld: false,
                inForceUntil: september,
                decidedOn: june,
                authority: "b",
                personal: nil
            ), "2026-09-30"
        ),
    ]
    private static let june = Day("2026-06-15")!
    private static let september = Day("2026-09-30")!

    @Test(
        "Le lendemain du dernier jour, qui n'est plus évaluateur peut siéger, et les siens",
        .rule("noEvaluatorSitsOnTheJury"),
        arguments: ends.indices
    )
    func ended(place: Int) throws {
        let (_, event, lastDay) = Self.ends[place]
        var noted = Noted()
        noted.hear(accredited())
        // What becomes of an accreditation of another branch is nothing to this one.
        noted.hear(accredited(by: "p2st", from: "2025-01-01", until: "2025-12-31"))
        noted.hear(event)
        let after = try #require(Day(lastDay)).adding(days: 1).description
        #expect(noted.isAccredited(on: lastDay) == true)
        #expect(noted.isAccredited(on: after) == false)
        #expect(noted.evaluates(for: "O-1", on: lastDay))
        #expect(!noted.evaluates(for: "O-1", on: after))
        #expect(noted.isAccredited(on: "2025-12-31") == true)
    }

    @Test("Habilité à nouveau après une fin, il l'est de nouveau, et l'entre-deux reste libre")
    func again() {
        var noted = Noted()
        noted.hear(accredited())
        noted.hear(Self.ends[2].event)
        noted.hear(accredited(from: "2026-08-01", until: "2030-07-31"))
        let days = ["2026-06-14", "2026-06-15", "2026-07-31", "2026-08-01", "2030-07-31", "2030-08-01"]
        #expect(days.map { noted.isAccredited(on: $0) } == [true, false, false, true, true, false])
        // An end cuts what is left of all of them.
        noted.hear(
            AccreditationResigned(
                evaluator: "e2",
                branch: "logi",
                endsOn: Day("2026-10-01")!,
                markUseEndsOn: Day("2026-10-01")!,
                files: []
            )
        )
        #expect(days.map { noted.isAccredited(on: $0) } == [true, false, false, true, false, false])
    }

    @Test("De qui le jury ne sait rien, il n'y a rien à noter")
    func unheard() {
        var noted = Noted()
        for end in Self.ends { noted.hear(end.event) }
        noted.hear(declared(provider: "O-3", since: "2026-04-01"))
        #expect(noted.evaluator == nil && noted.providers.isEmpty)
    }

    private func declared(provider: OrganisationID?, since: String) -> EvaluatorSituationDeclared {
        EvaluatorSituationDeclared(
            evaluator: "e2",
            situation: EvaluatorSituation(kind: .consultant, provider: provider),
            since: Day(since)!,
            declaredOn: Day(since)!,
            personal: nil
        )
    }

    @Test(
        "Qui change de prestataire change ceux qui ne siègent pas, du jour du changement",
        .rule("noEvaluatorSitsOnTheJury")
    )
    func changed() {
        var noted = Noted()
        noted.hear(accredited())
        noted.hear(declared(provider: "O-3", since: "2026-04-01"))
        #expect(noted.evaluates(for: "O-1", on: "2026-03-31") && !noted.evaluates(for: "O-1", on: "2026-04-01"))
        #expect(!noted.evaluates(for: "O-3", on: "2026-03-31") && noted.evaluates(for: "O-3", on: "2026-04-01"))
        noted.hear(declared(provider: nil, since: "2026-05-01"))
        #expect(!noted.evaluates(for: "O-3", on: "2026-05-01"))
        #expect(noted.isAccredited(on: "2026-05-01") == true)
    }

    @Test("Le prestataire évalue, et qui emploie l'évaluateur pour lui; l'employeur d'un professionnel, non")
    func organisations() {
        let rows: [(EvaluatorSituation, [OrganisationID])] = [
            (EvaluatorSituation(kind: .consultant), []),
            (EvaluatorSituation(kind: .companyProfessional, employerSiren: "123456782"), []),
            (EvaluatorSituation(kind: .trainer, employerSiren: "123456782", provider: "O-1"), ["O-1", "123456782"]),
            (EvaluatorSituation(kind: .trainer, employerSiren: "123456782", provider: "123456782"), ["123456782"]),
        ]
        for (situation, expected) in rows {
            #expect(situation.evaluatingOrganisations == expected)
            var noted = Noted()
            noted.hear(accredited(situation))
            #expect(Set(noted.providers.keys) == Set(expected))
        }
    }
}
