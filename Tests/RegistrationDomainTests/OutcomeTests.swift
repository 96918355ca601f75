import Contracts
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Ce que le jury a décidé revient à l'inscription")
struct OutcomeTests {
    private let stream = StreamID("file", "D-1")

    private func notAwarded(_ event: CertificateNotAwarded, _ file: RegistrationFile?) -> Decision {
        decide(event, on: file, scheme: Example.scheme(), at: Example.now)
    }

    @Test(
        "Non validé, le dossier revient au candidat et à l'entreprise, sans les recommandations",
        .rule("fileReturnsToCandidateAndCompany")
    )
    func fileReturns() throws {
        let event = try #require(
            notAwarded(Example.notAwarded(attempt: 1, "DEC-1"), Example.accepted).event(FileReturned.self)
        )
        #expect(event.candidate == Example.candidate)
        #expect(event.companySiret == "73282932000074")
        #expect(event.missing == ["RC.1.2", "RC.2.2"])
        #expect(event.acquired.map(\.element) == ["RC.1.1", "RC.2.1"])
        #expect(event.lapsesAt == Instant("2027-03-10T23:00:00Z"))
        #expect(Example.returned?.ownKeys == [Claim("open-file/relation-client/P-1")])
    }

    @Test("Une décision n'a d'effet qu'une fois, et pas avant son passage")
    func decisionCountsOnce() {
        let lost = Example.notAwarded(attempt: 1, "DEC-1")
        let won = Example.award(attempt: 1, "DEC-1")
        for file in [Example.returned, Example.awarded, Example.certified, Example.withdrawn, Example.takenBack] {
            #expect(notAwarded(lost, file).changesNothing)
            #expect(decide(won, on: file, heldThrough: nil).changesNothing)
        }
        for file in [nil, Example.registered] {
            #expect(notAwarded(lost, file).waitsFor == stream)
            #expect(decide(won, on: file, heldThrough: nil).waitsFor == stream)
        }
        for file in [Example.accepted, Example.returned, Example.takenBack] {
            #expect(notAwarded(Example.notAwarded(attempt: 2, "DEC-2"), file).waitsFor == stream)
            #expect(decide(Example.award(attempt: 2, "DEC-2"), on: file, heldThrough: nil).waitsFor == stream)
        }
        let again = file(Example.returned, Example.reassess(Example.returned))
        #expect(notAwarded(lost, again).changesNothing)
        #expect(decide(Example.award(attempt: 2, "DEC-2"), on: again, heldThrough: nil).event(FileAwarded.self) != nil)
    }

    @Test("Validé, le dossier n'est plus ouvert et la personne est titulaire")
    func awardedFileIsClosed() {
        #expect(Example.awarded?.claims == [Claim("holder/relation-client/P-1")])
        #expect(Example.certified?.claims == [Claim("holder/relation-client/P-1")])
        #expect(Example.certified?.dueTimes == [])
    }

    @Test(
        "Une personne déjà titulaire par un autre dossier ne l'est pas deux fois",
        arguments: [
            (nil, nil), ("D-1", nil), ("D-0", "D-0"),
        ] as [(DossierID?, DossierID?)]
    )
    func holderOnce(_ heldThrough: DossierID?, _ recorded: DossierID?) {
        let decision = decide(Example.award(attempt: 1, "DEC-1"), on: Example.accepted, heldThrough: heldThrough)
        #expect(decision.event(FileAwarded.self)?.heldThrough == recorded)
        #expect(file(Example.accepted, decision)?.ownKeys.count == (recorded == nil ? 1 : 0))
    }

    @Test("Un certificat annoncé avant la décision attend celle-ci")
    func certificateWaitsForTheAward() {
        for file in [nil, Example.registered, Example.accepted, Example.returned] {
            #expect(decide(Example.issued("DEC-1"), on: file).waitsFor == stream)
        }
        let recorded = decide(Example.issued("DEC-1"), on: Example.awarded).event(CertificateRecorded.self)
        #expect(recorded?.number == "CCS-2026-000123-K")
        #expect(decide(Example.issued("DEC-1"), on: Example.certified).changesNothing)
        #expect(decide(Example.issued("DEC-1"), on: Example.takenBack).changesNothing)
        #expect(decide(Example.issued("DEC-2"), on: Example.takenBack).waitsFor == stream)
        #expect(decide(Example.issued("DEC-1"), on: Example.withdrawn).changesNothing)
    }

    @Test(
        "Un certificat d'une décision plus récente que celle que l'on connaît attend; celui d'une décision retirée, non"
    )
    func certificateOfALaterDecisionWaits() {
        let again = file(
            Example.takenBack,
            decide(Example.award(attempt: 1, "DEC-2"), on: Example.takenBack, heldThrough: nil)
        )
        // The award and the issue come from two services: the second award may be heard of last of all.
        for file in [Example.awarded, Example.certified] {
            #expect(decide(Example.issued("DEC-2"), on: file).waitsFor == stream)
        }
        #expect(decide(Example.issued("DEC-2"), on: again).event(CertificateRecorded.self)?.decision == "DEC-2")
        #expect(decide(Example.issued("DEC-1"), on: again).changesNothing)
        let certified = file(again, decide(Example.issued("DEC-2"), on: again))
        #expect(decide(Example.issued("DEC-1"), on: certified).changesNothing)
    }

    @Test("Une décision retirée remet le dossier devant le jury")
    func decisionIsTakenBack() {
        let rescinded = Example.rescinded(attempt: 1, "DEC-1")
        for file in [Example.returned, Example.awarded, Example.certified] {
            let decision = decide(rescinded, on: file, openFile: nil)
            #expect(decision.event(DecisionTakenBack.self)?.decision == "DEC-1")
            let back = RegistrationDomainTests.file(file, decision)
            #expect(back?.ownKeys == [Claim("open-file/relation-client/P-1")])
            #expect(decide(rescinded, on: back, openFile: Example.dossier).changesNothing)
        }
        #expect(decide(rescinded, on: Example.accepted, openFile: Example.dossier).waitsFor == stream)
        #expect(decide(rescinded, on: nil, openFile: nil).waitsFor == stream)
        #expect(decide(rescinded, on: Example.withdrawn, openFile: nil).changesNothing)
        let again = file(Example.returned, Example.reassess(Example.returned))
        #expect(decide(rescinded, on: again, openFile: Example.dossier).changesNothing)
    }

    @Test("Après un retrait, le jury décide le même passage à nouveau")
    func juryDecidesAgain() {
        let file = Example.takenBack
        #expect(decide(Example.award(attempt: 1, "DEC-2"), on: file, heldThrough: nil).event(FileAwarded.self) != nil)
        #expect(notAwarded(Example.notAwarded(attempt: 1, "DEC-2"), file).event(FileReturned.self) != nil)
        #expect(notAwarded(Example.notAwarded(attempt: 1, "DEC-1"), file).changesNothing)
    }

    @Test("Un dossier ouvert entre-temps garde sa place")
    func fileOpenedMeanwhileStays() {
        let decision = decide(Example.rescinded(attempt: 1, "DEC-1"), on: Example.awarded, openFile: Example.other)
        let back = file(Example.awarded, decision)
        #expect(back?.claims == [])
        let returned = file(back, notAwarded(Example.notAwarded(attempt: 1, "DEC-2"), back))
        #expect(returned?.claims == [])
        #expect(Example.reassess(returned, openFile: Example.other).code == "noOtherOpenFile")
        let opened = file(returned, Example.reassess(returned, openFile: nil))
        #expect(opened?.ownKeys == [Claim("open-file/relation-client/P-1")])
    }
}
