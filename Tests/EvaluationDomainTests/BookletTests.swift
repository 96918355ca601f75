import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

/// The booklet of one element E1 with these joint marks, E2 acquired.
private func booklet(_ joint: String, _ judgement: ElementJudgement) -> [ElementCode: ElementAssessment] {
    [
        "E1": ElementAssessment(marks: marks(joint), judgement: judgement),
        "E2": ElementAssessment(marks: marks("+++"), judgement: .acquired),
    ]
}

@Suite("Concertation et livret")
struct BookletTests {
    @Test("Le livret ne se remplit qu'après les deux observations", .rule("bothHaveObservedDirectly"))
    func afterBoth() {
        var it = Assessment.ready
        it.record(evaluatorID)
        let refusal = it.fill().refusal
        #expect(refusal?.code == "bothHaveObservedDirectly")
        #expect(refusal?.facts["missing"] == referentID.value)
    }

    @Test("L'un ou l'autre remplit, et personne d'autre", arguments: [evaluatorID, referentID, otherEvaluator])
    func eitherFills(who: PersonID) {
        var it = Assessment.observed()
        #expect(it.fill(by: who).code == (who == otherEvaluator ? "observerIsDesignated" : nil))
    }

    @Test(
        "La concertation a lieu après les observations, et pas dans l'avenir",
        .rule("bothHaveConferred"),
        arguments: [(-1, false), (0, true), (1, false)]
    )
    func conferredOn(offset: Int, passes: Bool) {
        var it = Assessment.observed()
        #expect(it.fill(conferredOn: day(offset)).code == (passes ? nil : "bothHaveConferred"))
    }

    @Test("Les divergences sont relevées critère par critère")
    func divergencesAreListed() throws {
        var it = Assessment.observed(
            ["E1": marks("+-"), "E2": marks("++o")],
            ["E1": marks("++"), "E2": marks("+++")]
        )
        let event = try #require(it.fill().events?.first as? BookletFilled)
        #expect(event.divergences == ["E1.2", "E2.3"])
    }

    @Test(
        "Proposition: acquis si et seulement si chaque critère est satisfait",
        arguments: [
            ("+++", .acquired), ("++-", .notAcquired), ("++n", .notAcquired), ("++?", .divergent), ("?n-", .divergent),
            ("", .notAcquired),
        ] as [(String, ElementJudgement)]
    )
    func proposal(joint: String, expected: ElementJudgement) {
        #expect(proposedJudgement(marks(joint), ConcertationPolicy()) == expected)
    }

    @Test("Une branche peut proposer l'acquis dès une part des critères")
    func proposalByShare() throws {
        var policy = ConcertationPolicy()
        policy.proposalShare = try #require(Fraction(2, 3))
        #expect(proposedJudgement(marks("++-"), policy) == .acquired)
        #expect(proposedJudgement(marks("+--"), policy) == .notAcquired)
        #expect(proposedJudgement(marks("++n"), policy) == .notAcquired)
    }

    @Test(
        "Chaque critère de chaque élément évalué a un résultat commun; ce qui manque est nommé",
        .rule("everyCriterionIsAssessed")
    )
    func everyCriterion() {
        var it = Assessment.observed()
        let refusal = it.fill([
            "E2": ElementAssessment(marks: marks("+o"), judgement: .notAcquired),
            "E9": ElementAssessment(marks: marks("+"), judgement: .acquired),
        ]).refusal
        #expect(refusal?.code == "everyCriterionIsAssessed")
        #expect(
            refusal?.faults.map(\.path) == [
                "elements.E1.E1.1", "elements.E1.E1.2", "elements.E2.E2.3", "elements.E2.E2.2", "elements.E9",
            ]
        )
        #expect(it.fill(booklet("+++", .acquired)).refusal?.faults.map(\.path) == ["elements.E1"])
    }

    @Test(
        "Jugements et proposition",
        .rule("departingJudgementIsJustified", "notAssessedIsNotAcquired"),
        arguments: [
            // joint marks, judgement, justified, the rule that says no
            ("++", .acquired, false, nil),
            ("+-", .notAcquired, false, nil),
            ("+-", .acquired, false, "departingJudgementIsJustified"),
            ("+-", .acquired, true, nil),
            ("++", .notAcquired, false, "departingJudgementIsJustified"),
            ("++", .notAcquired, true, nil),
            ("++", .acquired, true, "departingJudgementIsJustified"),
            ("+n", .notAcquired, false, nil),
            ("+n", .acquired, true, "notAssessedIsNotAcquired"),
            ("++", .divergent, false, "divergentElementGoesToTheJury"),
        ] as [(String, ElementJudgement, Bool, String?)]
    )
    func judgements(joint: String, judgement: ElementJudgement, justified: Bool, code: String?) {
        var it = Assessment.observed()
        let decision = it.fill(
            booklet(joint, judgement),
            justified: justified ? ["E1"] : [],
            words: BookletPersonal(justifications: justified ? ["E1": "Compensé par l'entretien"] : [:])
        )
        #expect(decision.code == code)
        #expect((decision.events != nil) == (code == nil))
    }

    @Test("Une justification est à la fois signalée et écrite", .rule("departingJudgementIsJustified"))
    func flagAndWords() {
        var it = Assessment.observed()
        let elements = booklet("+-", .acquired)
        let flagged = it.fill(elements, justified: ["E1"], words: BookletPersonal(justifications: ["E1": " "]))
        #expect(flagged.refusal?.faults.map(\.path) == ["personal.justifications.E1"])
        let written = it.fill(elements, words: BookletPersonal(justifications: ["E1": "Oui"]))
        #expect(written.refusal?.faults.map(\.path) == ["justified.E1"])
        #expect(it.fill(elements, justified: ["E1"], words: nil).code == "departingJudgementIsJustified")
    }

    @Test(
        "Un critère divergent rend l'élément divergent, avec la raison de chacun",
        .rule("divergentElementGoesToTheJury", "divergenceHasBothReasons")
    )
    func divergent() {
        let reasons = DivergenceReasons(evaluator: "Vu", referent: "Pas vu")
        var it = Assessment.observed(["E1": marks("+-"), "E2": marks("+++")])
        it.now = noon.adding(days: 15)
        #expect(
            it.fill(booklet("+?", .notAcquired), words: BookletPersonal(divergences: ["E1.2": reasons])).code
                == "divergentElementGoesToTheJury"
        )
        let half = it.fill(
            booklet("+?", .divergent),
            words: BookletPersonal(divergences: ["E1.2": DivergenceReasons(evaluator: "Vu", referent: "")])
        )
        #expect(half.refusal?.faults.map(\.path) == ["personal.divergences.E1.2.referent"])
        #expect(it.fill(booklet("+?", .divergent)).refusal?.faults.count == 2)
        #expect(
            it.fill(booklet("+-", .notAcquired), words: BookletPersonal(divergences: ["E1.2": reasons])).code
                == "divergenceHasBothReasons"
        )
        #expect(
            it.fill(booklet("+?", .divergent), words: BookletPersonal(divergences: ["E1.2": reasons])).events?.count
                == 1
        )
    }

    @Test(
        "Ce que les deux ont noté de même n'est pas divergent; ce qu'aucun n'a observé n'est pas jugé",
        .rule("jointResultRestsOnObservation")
    )
    func restsOnObservation() {
        let reasons = BookletPersonal(divergences: ["E1.1": DivergenceReasons(evaluator: "A", referent: "B")])
        var it = Assessment.observed(["E1": marks("+o"), "E2": marks("+++")], ["E1": marks("+o"), "E2": marks("+++")])
        #expect(it.fill(booklet("?n", .divergent), words: reasons).code == "jointResultRestsOnObservation")
        #expect(it.fill(booklet("++", .acquired)).code == "jointResultRestsOnObservation")
        #expect(it.fill(booklet("+-", .notAcquired)).code == "jointResultRestsOnObservation")
        #expect(it.fill(booklet("+n", .notAcquired)).events?.count == 1)
    }

    @Test("Des notes ne portent que sur des critères évalués", .rule("noteIsOnCriterionUnderAssessment"))
    func notes() {
        var it = Assessment.observed()
        #expect(it.fill(words: BookletPersonal(notes: ["E7.1": "…"])).code == "noteIsOnCriterionUnderAssessment")
        #expect(it.fill(words: BookletPersonal(notes: ["E2.1": "…"])).events?.count == 1)
    }

    @Test(
        "Un critère n'est laissé divergent qu'après le délai de concertation",
        .rule("divergenceIsLeftAfterConcertation"),
        arguments: [(0, 0, true), (14, 15, false), (15, 15, true), (19, 20, false), (20, 20, true)]
    )
    func divergenceNeedsTime(days: Int, delay: Int, passes: Bool) {
        var it = Assessment.observed(["E1": marks("+-"), "E2": marks("+++")])
        it.policy.concertation.divergenceAfterDays = delay
        it.now = noon.adding(days: days)
        let reasons = BookletPersonal(divergences: ["E1.2": DivergenceReasons(evaluator: "Vu", referent: "Pas vu")])
        let decision = it.fill(booklet("+?", .divergent), words: reasons)
        #expect(decision.code == (passes ? nil : "divergenceIsLeftAfterConcertation"))
        #expect(decision.refusal?.faults.map(\.path) ?? [] == (passes ? [] : ["elements.E1.E1.2"]))
        #expect(it.fill(booklet("++", .acquired)).events?.count == 1)
    }

    @Test("Un domaine est acquis quand tous ses éléments le sont, conservés compris")
    func domains() {
        let scope = AssessmentScope(
            attempt: 2,
            elements: ["E1"],
            carried: [
                CarriedElement(
                    element: "E2",
                    attempt: 1,
                    acquiredOn: today,
                    observers: [],
                    session: "S-1",
                    decision: "D-1"
                )
            ]
        )
        let results = { (judgement: ElementJudgement, scope: AssessmentScope) in
            domainResults(["E1": ElementAssessment(marks: marks("++"), judgement: judgement)], scope: scope, standard)
        }
        #expect(results(.acquired, scope).map(\.isAcquired) == [true])
        #expect(results(.notAcquired, scope).map(\.missing) == [["E1"]])
        #expect(results(.divergent, scope).map(\.divergent) == [["E1"]])
        #expect(results(.acquired, fileForAssessment().scope).map(\.missing) == [["E2"]])
    }
}
