import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

/// The rules of designation, asked for evaluators of a file that nobody observes yet.
func eligibilities(
    _ people: [Evaluator],
    for file: FileForAssessment = fileForAssessment(),
    approving: Branch? = nil
) -> [Eligibility] {
    var it = Assessment()
    it.open(file)
    it.propose()
    let attempt = it.file!.attemptUnderWay!
    return eligibility(
        of: people,
        for: attempt,
        accreditedBy: "p2st",
        approving: approving,
        DesignationPolicy(),
        on: today,
        today: today
    )
}

/// Another branch, which lends its evaluators.
func lender(leftOn: Day? = nil) -> Branch {
    Branch(
        id: "logi",
        name: "Logi",
        legalBody: "Association",
        adhesions: [
            Adhesion(
                certificateKind: "relation-client",
                cpneDecision: CPNEDecision(reference: "CPNE-1", date: day(-800)),
                joinedOn: day(-700),
                leftOn: leftOn
            )
        ]
    )
}

@Suite("Faute d'évaluateur éligible")
struct EscalationTests {
    @Test(
        "Tant que quelqu'un peut être désigné, rien n'est signalé; sinon chaque règle est comptée",
        .rule("designationIsEscalatedOnceNobodyIsEligible")
    )
    func escalated() throws {
        var it = Assessment.opened
        it.propose()
        it.evaluators[otherEvaluator] = evaluator(otherEvaluator, until: day(-1))
        #expect(
            it.escalate([evaluatorID, otherEvaluator]).refusal
                == Refusal(
                    "designationIsEscalatedOnceNobodyIsEligible",
                    ["dossier": dossier.value, "evaluator": evaluatorID.value, "eligible": "1"]
                )
        )
        it.evaluators[evaluatorID] = evaluator(until: day(2))
        #expect(it.escalate([evaluatorID], expectedOn: day(-1)).code == "expectedDayIsNotPast")
        #expect(it.escalate([evaluatorID], expectedOn: day(3), by: companyActor).code == "actorMayNot")
        let event = try #require(
            it.escalate([evaluatorID, otherEvaluator], expectedOn: day(3)).events?.first as? DesignationEscalated
        )
        #expect(event.evaluators == 2 && event.askedFor == day(3) && event.branch == "p2st")
        #expect(event.excluded == ["accreditationInForceOnObservationDay": 2])
        #expect(it.escalate([evaluatorID]).events?.isEmpty == true)
        #expect(it.file?.attemptUnderWay?.escalatedOn == today)
        var empty = Assessment.opened
        #expect(empty.escalate([]).events?.count == 1)
    }

    @Test("Qui a été récusé à bon droit, ou remplacé après avoir observé, ne compte pas comme éligible")
    func excludedInTheFile() {
        var it = Assessment.ready
        it.object(evaluatorID)
        it.decideObjection(evaluatorID, upheld: true)
        #expect(it.escalate([evaluatorID]).events?.count == 1)
        var other = Assessment.observed()
        other.designate(otherEvaluator, reason: "Empêché")
        let attempt = other.file!.attemptUnderWay!
        let found = eligibility(
            of: [evaluator(), evaluator(otherEvaluator)],
            for: attempt,
            accreditedBy: "p2st",
            approving: other.branch,
            DesignationPolicy(),
            on: today,
            today: today
        )
        #expect(found.map { $0.refusals.map(\.code.value) } == [["formerObserverDoesNotReturn"], []])
    }

    @Test(
        "Une autre branche ne prête un évaluateur que faute d'éligible, si la branche l'admet, et si l'autre a adhéré",
        .rule("evaluatorIsLentOnceNobodyIsEligible"),
        arguments: [
            (true, true, nil, nil), (false, true, nil, "policy"), (true, false, nil, "notEscalated"),
            (true, true, day(0), "notJoined"),
        ] as [(Bool, Bool, Day?, String?)]
    )
    func lent(borrows: Bool, isEscalated: Bool, leftOn: Day?, because: String?) throws {
        var it = Assessment.opened
        it.policy.designation.borrowsEvaluators = borrows
        it.propose()
        if isEscalated { it.escalate([]) }
        it.evaluators[evaluatorID] = evaluator(branch: "logi")
        #expect(it.designate().code == "accreditationCoversBranchAndCCS")
        let decision = it.designate(lentBy: lender(leftOn: leftOn))
        #expect(decision.refusal?.facts["because"] == because)
        guard because == nil else {
            #expect(decision.code == "evaluatorIsLentOnceNobodyIsEligible")
            return
        }
        let designated = try #require(decision.events?.first as? ObserversDesignated)
        #expect(designated.lentBy == "logi")
        #expect(it.file?.claims == [Claim("observed-by/\(evaluatorID)/logi/\(dossier)")])
    }

    @Test(
        "Prêté, l'évaluateur observe et signe sous l'habilitation de l'autre branche, jour par jour",
        .rule("accreditationCoversBranchAndCCS", "accreditationInForceOnObservationDay"),
        arguments: [(100, nil), (-1, "accreditationInForceOnObservationDay")] as [(Int, String?)]
    )
    func lentObserves(until: Int, code: String?) {
        var it = Assessment.opened
        it.propose()
        it.escalate([])
        it.evaluators[evaluatorID] = evaluator(branch: "logi")
        #expect(it.designate(lentBy: lender()).events?.count == 1)
        it.declare(evaluatorID)
        it.declare(referentID)
        it.evaluators[evaluatorID] = evaluator(branch: "logi", until: day(until))
        #expect(it.record(evaluatorID).code == code)
        guard code == nil else { return }
        it.record(referentID)
        it.fill()
        it.sign(evaluatorID)
        #expect(it.sign(referentID).events?.last is BookletTransmitted)
    }
}
