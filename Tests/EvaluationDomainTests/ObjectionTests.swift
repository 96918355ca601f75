import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Récusation")
struct ObjectionTests {
    @Test("Le candidat, et lui seul, récuse celui qui est désigné")
    func whoObjects() {
        var it = Assessment.designated
        #expect(it.object(by: officer).code == "actorMayNot")
        #expect(it.object(by: Actor(.candidate, "P-else")).code == "actorMayNot")
        #expect(it.object(otherEvaluator).code == "observerIsDesignated")
        #expect(it.object().events?.count == 1)
        #expect(it.object().events?.isEmpty == true)
        #expect(it.object(referentID).events?.count == 1)
    }

    @Test(
        "Une récusation se fait dans le délai de la branche, dernier jour compris",
        .rule("objectionIsInTime"),
        arguments: [(0, 8, true), (8, 8, true), (9, 8, false), (9, 10, true), (11, 10, false)]
    )
    func inTime(after days: Int, limit: Int, passes: Bool) {
        var it = Assessment.designated
        it.policy.designation.objectionDays = limit
        it.now = noon.adding(days: days)
        let decision = it.object()
        #expect((decision.events?.count == 1) == passes)
        if !passes {
            #expect(decision.code == "objectionIsInTime")
            #expect(decision.refusal?.facts["until"] == day(limit).description)
        }
    }

    @Test("Le délai court de la désignation de celui qui est récusé", .rule("objectionIsInTime"))
    func countedFromTheObserversDesignation() {
        var it = Assessment.designated
        it.now = noon.adding(days: 20)
        it.designate(otherEvaluator, reason: "Empêché")
        #expect(it.object(referentID).code == "objectionIsInTime")
        #expect(it.object(otherEvaluator).events?.count == 1)
    }

    @Test("Une récusation est motivée", .rule("objectionHasReason"), arguments: [nil, "", " \n", "Un différend"])
    func reasons(reason: String?) {
        var it = Assessment.designated
        #expect(it.object(reason: reason).code == (reason == "Un différend" ? nil : "objectionHasReason"))
    }

    @Test(
        "Rejetée, la récusation a une raison, et ne revient pas",
        .rule("rejectedObjectionHasReason", "objectionIsRaisedOnce")
    )
    func rejected() {
        var it = Assessment.ready
        it.object()
        #expect(it.decideObjection(upheld: false, reason: " ").code == "rejectedObjectionHasReason")
        #expect(it.decideObjection(upheld: false, by: companyActor).code == "actorMayNot")
        #expect(it.decideObjection(upheld: false).events?.count == 1)
        #expect(it.object().code == "objectionIsRaisedOnce")
        #expect(it.object(referentID).events?.count == 1)
        it.decideObjection(referentID, upheld: false)
        #expect(it.record(evaluatorID).events?.count == 1)
    }

    @Test("On ne tranche qu'une récusation qui attend", .rule("objectionIsOpen"))
    func decidedOnce() {
        var it = Assessment.designated
        #expect(it.decideObjection(upheld: true).code == "objectionIsOpen")
        it.object()
        #expect(it.decideObjection(referentID, upheld: true).code == "objectionIsOpen")
        #expect(it.decideObjection(upheld: true).events?.count == 1)
        #expect(it.decideObjection(upheld: true).code == "objectionIsOpen")
    }

    @Test(
        "Tant qu'une récusation n'est pas tranchée, rien ne s'enregistre ni ne se signe",
        .rule("everyObjectionIsDecided")
    )
    func waits() {
        let acts: [@Sendable (inout Assessment) -> Decision] = [
            {
                $0 = .ready; $0.object(); return $0.record(referentID)
            },
            {
                $0 = .observed(); $0.object(); return $0.fill()
            },
            {
                $0 = .filled; $0.object(); return $0.sign(referentID)
            },
        ]
        for act in acts {
            var it = Assessment()
            let refusal = act(&it).refusal
            #expect(refusal?.code == "everyObjectionIsDecided")
            #expect(refusal?.facts["observers"] == evaluatorID.value)
        }
        var it = Assessment.ready
        #expect(it.record(referentID).events?.count == 1)
    }

    @Test(
        "Récusé à bon droit, l'évaluateur n'observe plus et n'est plus désigné; un autre l'est",
        .rule("upheldObjectionExcludes")
    )
    func upheld() {
        var it = Assessment.observed()
        it.object()
        #expect(it.decideObjection(upheld: true, reason: nil).events?.count == 1)
        #expect(it.fill().code == "upheldObjectionExcludes")
        #expect(it.designate(otherEvaluator, reason: "Récusation admise").events?.count == 1)
        #expect(it.file?.attemptUnderWay?.recorded.map(\.observer) == [referentID])
        #expect(it.designate(evaluatorID, reason: "De retour").code == "upheldObjectionExcludes")
        #expect(it.declare(otherEvaluator).events?.count == 1)
        #expect(it.record(otherEvaluator).events?.count == 1)
        #expect(it.fill(by: otherEvaluator).events?.count == 1)
    }

    @Test("Remplacé avant que sa récusation soit tranchée, l'évaluateur ne retient plus le dossier")
    func withoutObject() {
        var it = Assessment.ready
        it.object()
        #expect(it.designate(otherEvaluator, reason: "Empêché").events?.count == 1)
        #expect(it.file?.attemptUnderWay?.objections.map(\.outcome) == [.withoutObject])
        #expect(it.record(referentID).events?.count == 1)
        #expect(it.decideObjection(upheld: true).code == "objectionIsOpen")
    }
}
