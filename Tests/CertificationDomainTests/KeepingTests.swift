import CertificationDomain
import Contracts
import RuleTrait
import Scheme
import Testing

@Suite("Le registre et l'effacement")
struct KeepingTests {
    private let until = Day("2076-03-01")!.startInParis

    private func ended(_ certificate: Certificate?, register: Bool = true) -> Decision {
        decide(
            RetentionEnded(
                dossier: Example.dossier,
                candidate: Example.holder,
                term: .decided,
                keptUntil: Example.now,
                decision: register ? "DEC-1" : nil,
                registerKeptUntil: register ? until : nil
            ),
            on: certificate
        )
    }

    @Test("Le dossier effacé ailleurs, le registre garde le nom jusqu'à son terme, puis compte sans nommer")
    func registerTerm() throws {
        let kept = try #require(state(Example.issued, ended(Example.issued)))
        #expect(ended(kept).changesNothing)
        let due = try #require(kept.dueTimes.first { $0.name == Certificate.registerEnd })
        #expect(due.at == until)
        #expect(decideRegisterEnd(kept, at: until.adding(milliseconds: -1)).changesNothing)
        let event = try #require(decideRegisterEnd(kept, at: until).event(RegisterTermEnded.self))
        #expect(event.erases == ErasedFile(Example.dossier, of: Example.holder))
        let over = try #require(Certificate.evolve(kept, event))
        #expect(over.claims == Example.issued?.claims && over.numbers == Example.issued?.numbers)
        #expect(!over.dueTimes.contains { $0.name == Certificate.registerEnd })
    }

    @Test("Sans certificat, rien ne se garde au registre; un certificat encore inconnu s'attend")
    func withoutCertificate() {
        #expect(ended(nil, register: false).changesNothing)
        #expect(ended(Example.issued, register: false).changesNothing)
        guard case .early(let stream) = ended(nil) else {
            Issue.record("it waits for the certificate")
            return
        }
        #expect(stream == StreamID("certificate", "DEC-1"))
    }

    @Test("Un titulaire reste au registre le temps prévu, quoi qu'il demande", .rule("registerKeepsItsHolders"))
    func obstacles() throws {
        func found(_ certificate: Certificate?, _ day: String = "2026-03-20") throws -> [Refusal] {
            let now = try #require(Day(day)).startInParis
            return erasureObstacles(in: try #require(certificate), scheme: Example.scheme(), at: now)
        }
        let refusal = try #require(found(Example.issued).first)
        #expect(refusal == Refusal("registerKeepsItsHolders", ["certificate": "DEC-1", "until": "2076-03-01"]))
        #expect(try found(Example.revoked).map(\.code) == ["registerKeepsItsHolders"])
        #expect(try found(Example.issued, "2076-02-29").count == 1)
        #expect(try found(Example.issued, "2076-03-01") == [])
        #expect(try found(Example.voided) == [])
    }

    @Test("Ce qui attend une signature ou un envoi se dit, avec ses rappels; en retard, il se trouve par sa clé")
    func openSteps() throws {
        let step = try #require(Example.prepared?.openSteps.first)
        #expect(step.step == "signature" && step.responsible == .authority && !step.isOverdue)
        #expect(!step.remindAt.isEmpty && step.remindAt.allSatisfy { $0 < step.dueAt })
        #expect(Example.issued?.openSteps.map(\.responsible) == [.officer])
        #expect(Example.revoked?.openSteps == [])
        let overdue = state(
            Example.prepared,
            decideStep(try #require(Example.prepared), at: Example.now.adding(days: 400))
        )
        #expect(overdue?.openSteps.map(\.isOverdue) == [true])
        #expect(overdue?.claims.contains(.overdue(StreamID("certificate", "DEC-1"))) == true)
        #expect(Example.prepared?.claims.contains(.overdue(StreamID("certificate", "DEC-1"))) == false)
    }
}
