import Contracts
import EvaluationDomain
import Scheme
import Testing

@Suite("Qui tient le dossier")
struct HoldingTests {
    @Test("Un dossier inconnu, transmis ou retiré ne se décide pas ici")
    func elsewhere() {
        let acts: [(String, @Sendable (inout Assessment) -> Decision)] = [
            ("propose", { $0.propose() }), ("designate", { $0.designate() }), ("declare", { $0.declare(evaluatorID) }),
            ("record", { $0.record(evaluatorID) }), ("fill", { $0.fill() }), ("sign", { $0.sign(evaluatorID) }),
            ("reopen", { $0.reopen(evaluatorID) }), ("withdraw", { $0.withdraw() }),
        ]
        for (name, act) in acts {
            var it = Assessment()
            #expect(act(&it).code == "unknownFile", "\(name)")
            it = .transmitted
            let refusal = act(&it).refusal
            #expect(refusal?.code == "heldElsewhere", "\(name)")
            #expect(refusal?.facts["holder"] == "jury.p2st-1", "\(name)")
            it = .opened
            it.withdraw()
            #expect(act(&it).refusal?.facts["state"] == "withdrawn", "\(name)")
        }
    }

    @Test("Le candidat, et lui seul, se désiste tant que l'évaluation tient le dossier")
    func withdrawal() {
        for var it in [Assessment.opened, .designated, .observed(), .filled, .signedByOne] {
            #expect(it.withdraw(by: officer).code == "actorMayNot")
            #expect(it.withdraw(by: Actor(.candidate, "P-else")).code == "actorMayNot")
            let event = it.withdraw().events?.first as? CandidateWithdrewDuringEvaluation
            #expect(event == CandidateWithdrewDuringEvaluation(dossier: dossier, attempt: 1))
            #expect(it.file?.persons.isEmpty == true)
        }
    }

    @Test("Une remise reçue deux fois ne change rien; une tentative suivante se prend même sans la précédente")
    func handover() {
        var it = Assessment.designated
        #expect(it.open().events?.isEmpty == true)
        let again = ReassessmentOpened(
            file: fileForAssessment(attempt: 2, elements: ["E2"]),
            lapsesAt: noon.adding(days: 365),
            personal: candidatePersonal
        )
        #expect(decide(again, on: nil, due: DuePolicy(), at: noon).events?.count == 1)
        it = .transmitted
        #expect(it.open().events?.isEmpty == true)
        #expect(it.take(decide(again, on: it.file, due: DuePolicy(), at: noon)).events?.count == 1)
        #expect(it.file?.attemptUnderWay?.number == 2)
        #expect(it.file?.attemptUnderWay?.designation == nil)
        #expect(it.open().events?.isEmpty == true)
        #expect(it.take(decide(again, on: it.file, due: DuePolicy(), at: noon)).events?.isEmpty == true)
    }

    @Test("L'état remis se relit de la transmission seule")
    func handedOverAlone() throws {
        let it = Assessment.transmitted
        let event = try #require(it.history.last)
        #expect(AssessmentFile.evolve(nil, event) == it.file)
        #expect(it.file?.persons.isEmpty == true)
    }
}
