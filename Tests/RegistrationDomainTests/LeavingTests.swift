import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Testing

@Suite("Le candidat se désiste, ou rien ne se passe")
struct LeavingTests {
    private func withdraw(
        _ file: RegistrationFile?,
        _ candidate: PersonID = Example.candidate,
        by actor: Actor = Example.asCandidate
    ) -> Decision {
        decide(WithdrawCandidate(dossier: Example.dossier, candidate: candidate), on: file, by: By(actor))
    }

    @Test("On se désiste là où est le dossier, et pas après la décision")
    func withdrawalWhereTheFileIs() {
        for file in [Example.registered, Example.returned] {
            #expect(withdraw(file).event(CandidateWithdrew.self)?.dossier == Example.dossier)
        }
        #expect(withdraw(nil).code == "unknownFile")
        for (file, holder) in [
            (Example.accepted, "evaluation"), (Example.awarded, "certification"),
            (Example.certified, "certification"), (Example.takenBack, "jury.p2st-1"),
        ] {
            #expect(withdraw(file).refusal == Refusal("heldElsewhere", ["holder": holder]))
        }
        #expect(withdraw(Example.withdrawn).changesNothing)
    }

    @Test(
        "Personne ne se désiste pour un autre",
        arguments: [
            ("P-1", Actor(.officer, "O-1"), "candidateAskedPersonally"),
            ("P-1", Actor(.candidate, "P-2"), "candidateAskedPersonally"),
            ("P-2", Actor(.candidate, "P-2"), "actorMayNot"),
        ] as [(PersonID, Actor, String)]
    )
    func onlyTheCandidateWithdraws(_ candidate: PersonID, _ actor: Actor, _ code: String) {
        #expect(withdraw(Example.registered, candidate, by: actor).code == code)
    }

    @Test("Sans activité, un dossier que l'inscription tient devient caduc, à son heure et pas avant")
    func fileLapses() throws {
        for file in [Example.registered, Example.returned] {
            let due = try #require(file?.dueTimes.first)
            #expect(due.name == RegistrationFile.lapse)
            #expect(due.at == Instant("2027-03-10T23:00:00Z"))
            #expect(decide(dueTime: due.name, on: file, at: due.at.adding(milliseconds: -1)).changesNothing)
            let decision = decide(dueTime: due.name, on: file, at: due.at)
            #expect(decision.event(FileLapsed.self) != nil)
            let lapsed = RegistrationDomainTests.file(file, decision)
            #expect(lapsed?.claims == [])
            #expect(lapsed?.dueTimes == [])
            #expect(decide(dueTime: due.name, on: lapsed, at: due.at).changesNothing)
            #expect(decide(dueTime: "other", on: file, at: due.at).changesNothing)
        }
        for file in [nil, Example.accepted, Example.awarded, Example.certified, Example.takenBack, Example.withdrawn] {
            #expect(file?.dueTimes ?? [] == [])
            #expect(decide(dueTime: "lapse", on: file, at: Instant("2099-01-01T00:00:00Z")!).changesNothing)
        }
    }

    @Test("Une caducité pendant l'évaluation clôt le dossier, une fois, pour son passage seulement")
    func lapseElsewhere() throws {
        let lapse = FileLapsedDuringEvaluation(dossier: Example.dossier, attempt: 1)
        #expect(decide(lapse, on: Example.accepted).event(FileLapsed.self)?.dossier == Example.dossier)
        let closed = file(Example.accepted, decide(lapse, on: Example.accepted))
        #expect(closed?.claims == [])
        #expect(decide(lapse, on: closed).changesNothing)
        #expect(decide(lapse, on: Example.returned).changesNothing)
        #expect(decide(lapse, on: nil).waitsFor == StreamID("file", "D-1"))
        #expect(decide(lapse, on: Example.registered).waitsFor == StreamID("file", "D-1"))
    }

    @Test("Un désistement ailleurs clôt le dossier, une fois, pour son passage seulement")
    func withdrawalElsewhere() throws {
        let first = CandidateWithdrewDuringEvaluation(dossier: Example.dossier, attempt: 1)
        let second = CandidateWithdrewBeforeDecision(
            dossier: Example.dossier,
            attempt: 2,
            panel: "p2st-1",
            candidate: Example.candidate
        )
        let event = try #require(decide(first, on: Example.accepted).event(FileWithdrawn.self))
        #expect(event.heldBy == .evaluation)
        let closed = file(Example.accepted, decide(first, on: Example.accepted))
        #expect(closed?.claims == [])
        #expect(closed?.numbers == [TakenNumber(series: "registration/p2st/2026", number: 17)])
        #expect(decide(first, on: closed).changesNothing)
        #expect(decide(first, on: Example.returned).changesNothing)
        #expect(decide(first, on: nil).waitsFor == StreamID("file", "D-1"))
        #expect(decide(first, on: Example.registered).waitsFor == StreamID("file", "D-1"))
        #expect(decide(second, on: Example.accepted).waitsFor == StreamID("file", "D-1"))
        let again = file(Example.returned, Example.reassess(Example.returned))
        #expect(decide(first, on: again).changesNothing)
        #expect(decide(second, on: again).event(FileWithdrawn.self)?.heldBy == .jury)
    }

    @Test("Une exclusion par le jury clôt le dossier, une fois, pour son passage seulement")
    func exclusion() throws {
        func excluded(_ attempt: Int) -> CandidateExcluded {
            CandidateExcluded(
                dossier: Example.dossier,
                attempt: attempt,
                panel: "p2st-1",
                session: "S-1",
                excludedOn: Example.today,
                candidate: Example.candidate,
                personal: ReasonPersonal(reason: "Fraude.")
            )
        }
        let decision = decide(excluded(1), on: Example.accepted)
        #expect(decision.event(FileExcluded.self)?.excludedOn == Example.today)
        let closed = file(Example.accepted, decision)
        #expect(closed?.claims == [] && closed?.number != nil && closed?.persons == [])
        #expect(decide(excluded(1), on: closed).changesNothing)
        #expect(decide(excluded(1), on: Example.returned).changesNothing)
        #expect(decide(excluded(2), on: Example.accepted).waitsFor == StreamID("file", "D-1"))
        #expect(decide(excluded(1), on: Example.takenBack).event(FileExcluded.self) != nil)
    }
}
