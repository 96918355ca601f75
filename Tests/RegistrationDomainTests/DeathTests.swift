import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Testing

@Suite("Le candidat est décédé")
struct DeathTests {
    private let died = Day("2026-03-01")!

    private func record(_ file: RegistrationFile?, on day: Day? = nil, by actor: Actor = Example.asOfficer) -> Decision
    {
        let command = RecordCandidateDeath(dossier: Example.dossier, candidate: Example.candidate, diedOn: day ?? died)
        return decide(command, on: file, by: By(actor))
    }

    @Test(
        "Le dossier se clôt là où il est, et plus rien n'y est demandé à personne",
        .rule("deathEndsTheFile")
    )
    func fileEnds() throws {
        for former in [Example.prepared, Example.registered, Example.returned] {
            let decision = record(former)
            #expect(decision.event(CandidateDied.self)?.diedOn == died)
            let ended = try #require(file(former, decision))
            #expect(ended.stage == .ended(number: former?.number, .deceased))
            #expect(ended.claims == [] && ended.openSteps == [] && ended.persons == [])
            #expect(record(ended).changesNothing)
        }
        for (file, holder) in [
            (Example.accepted, "evaluation"), (Example.awarded, "certification"), (Example.takenBack, "jury.p2st-1"),
        ] {
            #expect(record(file).refusal == Refusal("heldElsewhere", ["holder": holder]))
        }
        #expect(record(Example.withdrawn).code == "notNow")
        #expect(record(nil).code == "unknownFile")
    }

    @Test("L'agent de la branche l'enregistre, une fois le décès survenu", .rule("deathHasHappened"))
    func officerRecords() {
        #expect(record(Example.registered, by: Example.asCandidate).code == "actorMayNot")
        #expect(record(Example.registered, by: Actor(.officer, "O-1", of: "logi")).code == "actorMayNot")
        #expect(record(Example.registered, on: Day("2099-01-01")!).code == "deathHasHappened")
        let other = RecordCandidateDeath(dossier: Example.dossier, candidate: "P-2", diedOn: died)
        #expect(decide(other, on: Example.registered, by: By(Example.asOfficer)).code == "candidateIsOfTheFile")
    }

    @Test("Un décès pendant l'évaluation, ou devant le jury, clôt le dossier, une fois", .rule("deathEndsTheFile"))
    func elsewhere() throws {
        let during = CandidateDiedDuringEvaluation(dossier: Example.dossier, attempt: 1, diedOn: died)
        let before = CandidateDiedBeforeDecision(
            dossier: Example.dossier,
            attempt: 2,
            panel: "p2st-1",
            candidate: Example.candidate,
            diedOn: died
        )
        let decision = decide(during, on: Example.accepted)
        #expect(decision.event(CandidateDied.self)?.heldBy == .evaluation)
        let closed = try #require(file(Example.accepted, decision))
        #expect(closed.claims == [] && closed.numbers.count == 1)
        #expect(decide(during, on: closed).changesNothing)
        #expect(decide(during, on: nil).waitsFor == StreamID("file", "D-1"))
        #expect(decide(before, on: Example.accepted).waitsFor == StreamID("file", "D-1"))
        let again = file(Example.returned, Example.reassess(Example.returned))
        #expect(decide(before, on: again).event(CandidateDied.self)?.heldBy == .jury)
    }
}
