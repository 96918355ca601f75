import Contracts
import EvaluationDomain
import RuleTrait
import Testing

@Suite("Dossier suspendu")
struct HoldTests {
    @Test("Sur un dossier suspendu rien ne se décide, et le candidat peut se désister", .rule("fileIsOnHold"))
    func nothingIsDecided() {
        let acts: [(String, Assessment, @Sendable (inout Assessment) -> Decision)] = [
            ("propose", .opened, { $0.propose() }), ("designate", .opened, { $0.designate() }),
            ("declare", .designated, { $0.declare(evaluatorID) }), ("object", .designated, { $0.object() }),
            ("record", .ready, { $0.record(evaluatorID) }), ("fill", .observed(), { $0.fill() }),
            ("sign", .filled, { $0.sign(evaluatorID) }), ("second", .signedByOne, { $0.sign(referentID) }),
            ("reopen", .signedByOne, { $0.reopen(evaluatorID) }),
            ("decide", .designated, { $0.decideObjection(upheld: true) }),
        ]
        for (name, file, act) in acts {
            var it = file
            if name == "decide" { it.object() }
            it.hold()
            let refusal = act(&it).refusal
            #expect(refusal?.code == "fileIsOnHold", "\(name)")
            #expect(refusal?.facts["since"] == noon.description, "\(name)")
            it.release()
            if name == "designate" { it.propose() }
            #expect(act(&it).events?.isEmpty == false, "\(name)")
        }
        var it = Assessment.filled
        it.hold()
        #expect(it.withdraw().events?.count == 1)
    }

    @Test("Le gestionnaire suspend, pour une raison, et laisse repartir", .rule("holdHasReason"))
    func whoHolds() {
        var it = Assessment.designated
        #expect(it.hold(by: companyActor).code == "actorMayNot")
        #expect(it.hold(reason: nil).code == "holdHasReason")
        #expect(it.hold(reason: "  ").code == "holdHasReason")
        #expect(it.release().events?.isEmpty == true)
        #expect(it.hold().events?.count == 1)
        #expect(it.file?.attemptUnderWay?.hold == Hold(since: noon, by: officer.id))
        #expect(it.hold().events?.isEmpty == true)
        #expect(it.release(by: companyActor).code == "actorMayNot")
        #expect(it.release().events?.count == 1)
        #expect(it.file?.attemptUnderWay?.hold == nil)
    }

    @Test("La caducité est plus tardive d'autant que le dossier a été suspendu")
    func lapseStandsStill() {
        var it = Assessment.designated
        let before = it.file?.attemptUnderWay?.lapsesAt
        it.hold()
        it.now = noon.adding(days: 40)
        let event = it.release().events?.first as? FileReleasedDuringEvaluation
        #expect(event?.heldFor == Int64(3_456_000_000))
        #expect(it.file?.attemptUnderWay?.lapsesAt == before?.adding(days: 40))
    }

    @Test("Un dossier transmis ou inconnu ne se suspend pas ici")
    func heldElsewhere() {
        var it = Assessment.transmitted
        #expect(it.hold().code == "heldElsewhere")
        #expect(it.release().code == "heldElsewhere")
        it = Assessment()
        #expect(it.hold().code == "unknownFile")
    }
}
