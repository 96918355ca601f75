import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Chiffres du rapport, référents formés")
struct AccreditationCountTests {
    private func counted(_ it: Assessment) throws -> AssessmentCounted {
        let decision = decide(
            SignBooklet(dossier: dossier, signatory: referentID, digest: it.shownDigest),
            on: it.file,
            evaluator: it.known,
            branch: it.branch,
            panel: "p2st-1",
            panels: ["p2st-1"],
            policy: it.policy.designation,
            by: By(it.as_(referentID), at: it.now)
        )
        let events = try #require(decision.events)
        #expect(events.map { type(of: $0).type } == [BookletSigned.type, BookletTransmitted.type])
        #expect(try following(events[1], it.file).isEmpty)
        return try #require(try following(events[0], it.file).first as? AssessmentCounted)
    }

    private func following(_ event: any Event, _ before: AssessmentFile?) throws -> [any Event] {
        let after = try #require(AssessmentFile.evolve(before, event))
        return AssessmentFile.follow(event, from: before, to: after, (), at: noon)
    }

    @Test("Un livret transmis compte pour le rapport: candidat, situations, résultat")
    func tally() throws {
        var it = Assessment.signedByOne
        let event = try counted(it)
        #expect(event.tally == ActivityTally(assessments: 1, candidates: 1, real: 1, allAcquired: 1))
        #expect(event.stream == StreamID("evaluator", evaluatorID.value))

        it = .observed()
        it.fill([
            "E1": ElementAssessment(marks: marks("+-"), judgement: .notAcquired),
            "E2": ElementAssessment(marks: marks("+++"), judgement: .acquired),
        ])
        it.sign(evaluatorID)
        #expect(try counted(it).tally == ActivityTally(assessments: 1, candidates: 1, real: 1, someNotAcquired: 1))
        // The first signature counts nothing, and the first once more neither.
        let first = BookletSigned(
            dossier: dossier,
            attempt: 1,
            signatory: evaluatorID,
            digest: it.shownDigest,
            signedAt: noon
        )
        #expect(try following(first, it.file).isEmpty)
        var unsigned = Assessment.observed()
        unsigned.fill()
        #expect(try following(first, unsigned.file).isEmpty)
    }

    @Test("Une réévaluation par le même évaluateur ne compte pas un candidat de plus")
    func reassessed() throws {
        func reassessment(by observer: PersonID) throws -> ActivityTally {
            var handed = fileForAssessment(attempt: 2)
            handed.scope.carried = [
                CarriedElement(
                    element: "E9",
                    attempt: 1,
                    acquiredOn: day(-40),
                    observers: [observer, referentID],
                    session: "S-1",
                    decision: "X-1"
                )
            ]
            var it = Assessment()
            it.open(handed)
            it.propose()
            it.designate()
            it.declare(evaluatorID)
            it.declare(referentID)
            it.record(evaluatorID)
            it.record(referentID)
            it.fill()
            it.sign(evaluatorID)
            return try counted(it).tally
        }
        #expect(try reassessment(by: evaluatorID).candidates == 0)
        #expect(try reassessment(by: otherEvaluator).candidates == 1)
        #expect(try reassessment(by: evaluatorID).assessments == 1)
    }

    @Test("Le rapport prend les chiffres de sa période, et la suivante part de zéro")
    func reported() throws {
        var it = Accrediting.accredited
        func count(_ tally: ActivityTally, in branch: BranchID = "p2st") {
            it.take(
                .accepted([
                    AssessmentCounted(
                        evaluator: evaluatorID,
                        branch: branch,
                        dossier: dossier,
                        attempt: 1,
                        on: today,
                        tally: tally
                    )
                ])
            )
        }
        count(ActivityTally(assessments: 1, candidates: 1, real: 2, allAcquired: 1))
        count(ActivityTally(assessments: 1, simulated: 1, leftToTheJury: 1))
        count(ActivityTally(assessments: 1), in: "logi")
        it.pass(to: Day("2028-11-01")!)
        let event = try #require(it.report().events?.first as? ActivityReported)
        #expect(
            event.tally
                == ActivityTally(assessments: 2, candidates: 1, real: 2, simulated: 1, allAcquired: 1, leftToTheJury: 1)
        )
        it.pass(to: Day("2030-11-01")!)
        let next = try #require(it.report().events?.first as? ActivityReported)
        #expect(next.tally == ActivityTally())
    }

    @Test(
        "Un évaluateur habilité forme les internes si la branche le souhaite; un gestionnaire toujours",
        .rule("evaluatorsTrainInternalOnes", "briefingIsReal")
    )
    func briefing() throws {
        var it = Accrediting.accredited
        #expect(it.brief(on: day(1)).code == "briefingIsReal")
        #expect(it.brief(siret: "123").code == "briefingIsReal")
        #expect(it.brief(evaluatorID).code == "briefingIsReal")
        #expect(it.brief(on: day(-1)).code == "evaluatorsTrainInternalOnes")
        #expect(it.brief(by: Actor(.company, siret)).code == "actorMayNot")
        let event = try #require(it.brief().events?.first as? ReferentBriefed)
        #expect(event.briefedBy == evaluatorID)
        #expect(event.role == .evaluator)
        #expect(it.brief().events?.isEmpty == true)
        #expect(it.brief(on: day(-1), by: it.branchOfficer).events?.count == 1)
        #expect(it.referents[referentID]?.claims == [Claim("referent-of/123456782/P-referent")])
        it.policy.accreditation.evaluatorsTrainInternalOnes = false
        #expect(it.brief(otherReferent).code == "evaluatorsTrainInternalOnes")
        it.policy.accreditation.evaluatorsTrainInternalOnes = true
        it.suspend()
        #expect(it.brief(otherReferent).code == "evaluatorsTrainInternalOnes")
    }

    @Test("La formation enregistrée l'emporte sur ce que l'entreprise déclare")
    func relying() throws {
        var it = Accrediting.accredited
        it.brief(on: day(-3), by: it.branchOfficer)
        let known = it.referents[referentID]
        let stated = referent(briefedOn: day(-300), by: referentID)
        func proposed(_ known: Referent?, _ stated: DesignatedReferent) -> Decision {
            decide(
                ProposeReferent(dossier: dossier, referent: stated, personal: nil),
                on: Assessment.opened.file,
                known: known,
                policy: DesignationPolicy(),
                by: By(companyActor, at: noon)
            )
        }
        #expect(proposed(nil, stated).code == "observersAreTrained")
        let event = try #require(proposed(known, stated).events?.first as? ReferentProposed)
        #expect(event.referent.briefedOn == day(-3))
        #expect(event.referent.briefedBy.value == "O-1")
        // What is on record in another company says nothing of this one.
        #expect(stated.relying(on: known, by: day(-4)) == stated)
        let elsewhere = referent(siret: "98765432400019")
        #expect(elsewhere.relying(on: known, by: today) == elsewhere)
    }
}
