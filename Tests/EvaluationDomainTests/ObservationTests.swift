import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Observation")
struct ObservationTests {
    @Test(
        "Avant la désignation, et sans déclaration, personne n'enregistre d'observation",
        .rule("observerHasDeclaredNoTie")
    )
    func notBefore() {
        var it = Assessment.opened
        #expect(it.record(evaluatorID).code == "bothObserversAreDesignated")
        it = .designated
        #expect(it.record(evaluatorID).code == "observerHasDeclaredNoTie")
        #expect(it.record(otherEvaluator).code == "observerIsDesignated")
        it.declare(evaluatorID)
        #expect(it.record(evaluatorID, by: Actor(.referent, referentID.value)).code == "actorMayNot")
        #expect(it.record(evaluatorID).events?.count == 1)
    }

    @Test("Chaque observateur n'observe qu'une fois par tentative")
    func once() {
        var it = Assessment.ready
        it.record(evaluatorID)
        #expect(it.record(evaluatorID).code == "observerRecordsOnce")
        it.record(referentID)
        #expect(it.record(referentID).code == "observerRecordsOnce")
    }

    @Test("Une observation incomplète est refusée avec toutes ses fautes", .rule("observationIsComplete"))
    func everyFault() {
        var it = Assessment.ready
        let refusal = it.record(
            evaluatorID,
            ["E2": marks("+n"), "E3": marks("+")],
            on: [day(-1), today, day(1)],
            notes: ["E3.1": "…", "E2.1": "…"]
        ).refusal
        #expect(refusal?.code == "observationIsComplete")
        #expect(
            refusal?.faults.map { "\($0.path) \($0.code)" } == [
                "situations.0.on beforeDesignation", "situations.2.on future", "marks.E1 missing", "marks.E2 count",
                "marks.E2 mark", "marks.E3 notUnderAssessment",
                "personal.notes.E3.1 noteIsOnCriterionUnderAssessment",
            ]
        )
        #expect(it.record(evaluatorID, ["E1": marks("++")]).code == "observationIsComplete")
    }

    @Test(
        "Les marques d'un observateur sont: satisfait, non satisfait, non observé",
        .rule("observationIsComplete"),
        arguments: [("+", true), ("-", true), ("o", true), ("n", false), ("?", false)]
    )
    func marksOfOne(mark: String, passes: Bool) {
        var it = Assessment.ready
        let decision = it.record(evaluatorID, ["E1": marks("+" + mark), "E2": marks("+++")])
        #expect((decision.events != nil) == passes)
    }

    @Test("Le jour est celui de Paris: à 23 h 30 UTC, demain a commencé")
    func parisDay() {
        var it = Assessment.ready
        it.now = Instant("2026-11-23T23:30:00Z")!
        #expect(it.record(evaluatorID, on: [day(1)]).events?.count == 1)
        #expect(it.record(referentID, on: [day(2)]).refusal?.faults.map(\.code) == ["future"])
    }

    @Test("Les règles sont posées à nouveau, sur chaque jour d'observation")
    func rulesOnTheDay() {
        var it = Assessment.ready
        it.now = noon.adding(days: 6)
        it.evaluators[evaluatorID] = evaluator(until: day(5))
        #expect(it.record(evaluatorID, on: [day(5), day(6)]).code == "accreditationInForceOnObservationDay")
        it.evaluators[evaluatorID] = evaluator(from: day(2), until: day(5))
        #expect(it.record(evaluatorID, on: [day(1), day(3)]).refusal?.facts["day"] == day(1).description)
        #expect(it.record(evaluatorID, on: [day(4), day(5)]).events?.count == 1)
    }

    @Test("Un évaluateur devenu formateur du candidat après la désignation n'enregistre plus")
    func factsChanged() {
        var it = Assessment.ready
        it.now = noon.adding(days: 3)
        it.evaluators[evaluatorID]?.situations.append(
            .init(since: day(2), situation: EvaluatorSituation(kind: .trainer, provider: "O-school"))
        )
        #expect(it.record(evaluatorID, on: [day(2)]).code == "evaluatorHasNotTrainedCandidate")
        #expect(it.record(evaluatorID, on: [day(1)]).events?.count == 1)
    }

    @Test(
        "Aucun ne voit l'observation de l'autre avant que les deux soient enregistrées",
        .rule("observationsStayApart")
    )
    func apart() {
        let policy = ObservationPolicy()
        var it = Assessment.ready
        it.record(evaluatorID)
        let seen = { (it: Assessment, person: PersonID) in
            it.file?.visibleObservations(for: person, policy).map(\.observer)
        }
        #expect(seen(it, evaluatorID) == [evaluatorID])
        #expect(seen(it, referentID) == [])
        it.record(referentID)
        #expect(seen(it, evaluatorID) == [evaluatorID, referentID])
        #expect(seen(it, referentID) == [evaluatorID, referentID])
        #expect(seen(it, candidate) == [])
        #expect(seen(it, otherEvaluator) == [])
    }

    @Test("Une branche peut ne pas séparer les observations", .rule("observationsStayApart"))
    func notApartByPolicy() {
        var policy = ObservationPolicy()
        policy.observationsStayApart = false
        var it = Assessment.ready
        it.record(evaluatorID)
        #expect(it.file?.visibleObservations(for: referentID, policy).map(\.observer) == [evaluatorID])
        #expect(it.file?.visibleObservations(for: candidate, policy) == [])
    }

    @Test("Une réévaluation ne porte que sur les éléments manquants")
    func onlyTheScope() {
        var it = Assessment()
        it.open(fileForAssessment(attempt: 2, elements: ["E2"]))
        it.propose()
        it.designate()
        it.declare(evaluatorID)
        #expect(it.record(evaluatorID).refusal?.faults.map(\.path) == ["marks.E1"])
        #expect(it.record(evaluatorID, ["E2": marks("+-o")]).events?.count == 1)
    }

    @Test(
        "Un entretien ou une épreuve ne remplace pas une situation, réelle ou simulée",
        .rule("situationIsRealOrSimulated")
    )
    func situation() {
        var it = Assessment.ready
        let oral = [ObservationComplement(kind: .oralExamination, on: today)]
        #expect(it.record(evaluatorID, on: [], complements: oral).code == "situationIsRealOrSimulated")
        #expect(it.record(evaluatorID, complements: oral).events?.count == 1)
        let late = [ObservationComplement(kind: .test, on: day(1))]
        #expect(it.record(referentID, complements: late).refusal?.faults.map(\.path) == ["complements.0.on"])
    }

    @Test(
        "Une annotation vient après l'enregistrement, par qui a enregistré, et ne change aucune marque",
        .rule("annotationIsOnRecordedObservation", "observerRecordsOnce")
    )
    func annotations() {
        var it = Assessment.ready
        #expect(it.annotate(evaluatorID).refusal?.faults.map(\.code) == ["notRecorded"])
        it.record(evaluatorID)
        let before = it.file
        #expect(
            it.annotate(evaluatorID, "E9.1", remark: " ").refusal?.faults.map(\.path) == [
                "criterion", "personal.remark",
            ]
        )
        #expect(it.annotate(evaluatorID).events?.count == 1)
        #expect(it.annotate(evaluatorID, nil).events?.count == 1)
        #expect(it.annotate(referentID).code == "annotationIsOnRecordedObservation")
        #expect(it.file == before)
        #expect(it.record(evaluatorID).code == "observerRecordsOnce")
    }
}
