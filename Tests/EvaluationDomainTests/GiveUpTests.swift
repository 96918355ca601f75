import Contracts
import EvaluationDomain
import Testing

@Suite("Un dossier redemandé à l'évaluation")
struct GiveUpTests {
    @Test("L'évaluation rend le dossier qu'elle tient, suspendu ou non, avec ce qui restait à évaluer")
    func givesUp() throws {
        for it in [Assessment.opened, Assessment.designated] {
            let file = try #require(it.file)
            let attempt = try #require(file.attemptUnderWay)
            let recall = FileRecalled(dossier: file.dossier, attempt: attempt.number)
            let event = try #require(decide(recall, on: file).events?.first as? FileGivenUpDuringEvaluation)
            #expect(event.scope == attempt.file.scope)
            let over = try #require(AssessmentFile.evolve(file, event))
            #expect(over.stage == .givenUp(attempt: attempt.number) && over == AssessmentFile.evolve(nil, event))
            #expect(over.dueTimes == [] && over.claims == [])
            #expect(decide(recall, on: over).events?.isEmpty == true)
            #expect(fileIsNotHeldHere(over, file.dossier).facts["holder"] == "registration")
            #expect(bookletIsTransmitted(over, file.dossier).facts["holder"] == "registration")
        }
    }

    @Test("Transmis, le dossier est redemandé au jury qui l'a ; un passage dépassé ne l'est pas")
    func passesOn() throws {
        let file = try #require(Assessment.transmitted.file)
        guard case .transmitted(let transmitted) = file.stage else {
            Issue.record("it is transmitted")
            return
        }
        let recall = FileRecalled(dossier: file.dossier, attempt: transmitted.attempt)
        let event = try #require(decide(recall, on: file).events?.first as? FileRecalledFromJury)
        #expect(event.panel == transmitted.panel && event.addressedPanel == transmitted.panel)
        #expect(AssessmentFile.evolve(file, event) == file)
        let earlier = FileRecalled(dossier: file.dossier, attempt: transmitted.attempt - 1)
        #expect(decide(earlier, on: file).events?.isEmpty == true)
        guard case .early = decide(recall, on: nil) else {
            Issue.record("it waits for the file")
            return
        }
    }
}
