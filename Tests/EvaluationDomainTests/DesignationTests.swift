import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Désignation des observateurs")
struct DesignationTests {
    @Test("L'entreprise propose, le gestionnaire désigne, les deux déclarent n'avoir aucun lien")
    func designation() throws {
        var it = Assessment.opened
        #expect(it.propose().events?.count == 1)
        let event = try #require(it.designate(expectedOn: day(5)).events?.first as? ObserversDesignated)
        #expect(event.evaluator.person == evaluatorID)
        #expect(event.referent == referent())
        #expect(event.designatedOn == today)
        #expect(event.replaced.isEmpty)
        #expect(it.declare(evaluatorID).events?.count == 1)
        #expect(it.declare(evaluatorID).events?.isEmpty == true)
        #expect(it.declare(referentID).events?.count == 1)
        #expect(it.file?.attemptUnderWay?.designation?.declared == [evaluatorID, referentID])
    }

    @Test("Chacun n'agit que pour soi", .rule("observerIsDesignated"))
    func whoActs() {
        var it = Assessment.opened
        #expect(it.propose(by: Actor(.company, "98765432400019")).code == "actorMayNot")
        #expect(it.propose(by: officer).code == "actorMayNot")
        it.propose()
        #expect(it.designate(by: companyActor).code == "actorMayNot")
        it.designate()
        #expect(it.declare(evaluatorID, by: Actor(.referent, referentID.value)).code == "actorMayNot")
        #expect(it.declare(evaluatorID, by: Actor(.referent, evaluatorID.value)).code == "actorMayNot")
        #expect(it.declare(otherEvaluator).code == "observerIsDesignated")
    }

    @Test("Le référent désigné est l'un de ceux que l'entreprise a proposés", .rule("referentIsProposedByCompany"))
    func referentIsProposed() {
        var it = Assessment.opened
        #expect(it.designate().code == "referentIsProposedByCompany")
        it.propose(referent(otherReferent))
        it.propose()
        #expect(it.designate().events?.count == 1)
    }

    @Test("Une proposition qui ne peut aboutir est refusée aussitôt, avec toutes ses raisons")
    func proposalIsChecked() {
        var it = Assessment.opened
        let refusal = it.propose(referent(siret: "98765432400019", briefedOn: day(1))).refusal
        #expect(refusal?.code == "referentBelongsToAssessmentCompany")
        #expect(refusal?.faults.map(\.code) == ["referentBelongsToAssessmentCompany", "observersAreTrained"])
        #expect(it.propose(referent(candidate)).code == "referentIsNotCandidate")
    }

    @Test("Une désignation refusée nomme la règle et le fait")
    func refusedByRule() {
        var it = Assessment.opened
        it.propose()
        it.evaluators[evaluatorID] = evaluator(until: day(3))
        #expect(it.designate(expectedOn: day(3)).events?.count == 1)

        it = .opened
        it.propose()
        it.evaluators[evaluatorID] = evaluator(until: day(3))
        let refusal = it.designate(expectedOn: day(4)).refusal
        #expect(refusal?.code == "accreditationInForceOnObservationDay")
        #expect(refusal?.facts["until"] == day(3).description)
        #expect(it.designate("P-unknown").code == "accreditationCoversBranchAndCCS")
        #expect(it.designate(expectedOn: day(-1)).code == "expectedDayIsNotPast")
    }

    @Test("Plusieurs règles enfreintes sont toutes nommées")
    func everyRuleAtOnce() {
        var it = Assessment.opened
        it.propose()
        it.evaluators[evaluatorID] = evaluator(
            until: day(-1),
            situation: EvaluatorSituation(
                kind: .trainer,
                employerSiren: "123456782",
                department: "front",
                provider: "O-school"
            )
        )
        #expect(
            it.designate().refusal?.faults.map(\.code) == [
                "accreditationInForceOnObservationDay", "evaluatorHasNotTrainedCandidate",
                "evaluatorIsFromAnotherDepartment",
            ]
        )
    }

    @Test(
        "Un remplacement a une raison, et remplace quelqu'un",
        .rule("replacementHasReason", "replacementReplacesSomebody")
    )
    func replacementIsFounded() {
        var it = Assessment.designated
        #expect(it.designate(otherEvaluator).code == "replacementHasReason")
        #expect(it.designate(otherEvaluator, reason: "  \n").code == "replacementHasReason")
        #expect(it.designate(reason: "Pour voir").code == "replacementReplacesSomebody")
        let event = it.designate(otherEvaluator, reason: "Empêché").events?.first as? ObserversDesignated
        #expect(event?.replaced == [evaluatorID])
        #expect(event?.personal == ReasonPersonal(reason: "Empêché"))
    }

    @Test("Le remplaçant observe en personne; l'observation d'avant ne sert plus, celle de l'autre reste")
    func replacementObservesInPerson() {
        var it = Assessment.observed()
        it.now = noon.adding(days: 2)
        #expect(it.designate(otherEvaluator, reason: "Désistement").events?.count == 1)
        let attempt = it.file?.attemptUnderWay
        #expect(attempt?.recorded.map(\.observer) == [referentID])
        #expect(attempt?.formerObservers == [evaluatorID])
        #expect(attempt?.designation?.declared == [referentID])
        #expect(attempt?.designation?.referentSince == today)
        #expect(attempt?.designation?.evaluatorSince == day(2))
        #expect(it.fill(by: otherEvaluator).code == "bothHaveObservedDirectly")
        // The new one is not shown what the referent recorded, and observes after the designation.
        #expect(it.file?.visibleObservations(for: otherEvaluator, ObservationPolicy()) == [])
        it.declare(otherEvaluator)
        #expect(it.record(otherEvaluator, on: [today]).refusal?.faults.map(\.code) == ["beforeDesignation"])
        #expect(it.record(otherEvaluator, on: [day(2)]).events?.count == 1)
        #expect(it.fill(by: otherEvaluator).events?.count == 1)
    }

    @Test(
        "Qui a été remplacé après avoir observé ne revient pas dans la même tentative",
        .rule("formerObserverDoesNotReturn")
    )
    func formerObserverDoesNotReturn() {
        var it = Assessment.observed()
        it.designate(otherEvaluator, reason: "Empêché")
        #expect(it.designate(evaluatorID, reason: "De retour").code == "formerObserverDoesNotReturn")
        // Nor in the other's place, in one move.
        it = .observed()
        it.propose(referent(evaluatorID))
        #expect(it.designate(otherEvaluator, evaluatorID, reason: "Échange").code == "formerObserverDoesNotReturn")
        // Somebody replaced before they had recorded anything may return.
        it = .designated
        it.designate(otherEvaluator, reason: "Empêché")
        #expect(it.designate(evaluatorID, reason: "De retour").events?.count == 1)
    }

    @Test("Une nouvelle désignation annule un livret rempli et sa signature unique")
    func replacementVoidsTheBooklet() {
        var it = Assessment.signedByOne
        it.propose(referent(otherReferent))
        #expect(it.designate(evaluatorID, otherReferent, reason: "Silence du référent").events?.count == 1)
        #expect(it.file?.attemptUnderWay?.phaseName == "observing")
        #expect(it.sign(evaluatorID).code == "notNow")
    }

    @Test("Un livret signé des deux ne permet plus de désigner")
    func notAfterBothSigned() {
        var it = Assessment.transmitted
        #expect(it.designate(otherEvaluator, reason: "Trop tard").code == "heldElsewhere")
    }

    @Test("Le candidat nommé est celui du dossier")
    func candidateIsOfTheFile() {
        let it = Assessment.designated
        let decision = decide(
            DesignateObservers(
                dossier: dossier,
                candidate: "P-else",
                evaluator: otherEvaluator,
                referent: referentID,
                expectedOn: nil,
                personal: ReasonPersonal(reason: "…")
            ),
            on: it.file,
            evaluator: it.evaluators[otherEvaluator],
            branch: it.branch,
            policy: DesignationPolicy(),
            by: By(officer, at: noon)
        )
        #expect(decision.code == "candidateIsOfTheFile")
    }

    @Test("On n'attend pas une observation pour un jour passé", .rule("expectedDayIsNotPast"))
    func expectedDay() {
        var it = Assessment.opened
        it.propose()
        #expect(it.designate(expectedOn: day(-1)).code == "expectedDayIsNotPast")
        #expect(it.designate(expectedOn: today).events?.count == 1)
    }

    @Test("Nul n'observe avant que les deux soient désignés", .rule("bothObserversAreDesignated"))
    func designatedFirst() {
        var it = Assessment.opened
        #expect(it.declare(evaluatorID).code == "bothObserversAreDesignated")
        it = .designated
        #expect(it.declare(evaluatorID).events?.count == 1)
    }
}
