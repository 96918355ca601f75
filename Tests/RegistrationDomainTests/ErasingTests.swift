import Contracts
import Foundation
import JSONCoding
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Effacer une personne, et ce qui l'empêche")
struct ErasingTests {
    private let exploitation = Actor(.systemOperator, "exploitation")

    private func lodge(_ dossier: DossierID? = nil, concerned: PersonID? = "P-9") -> Decision {
        decide(
            LodgeComplaint(
                complaint: "C-1",
                branch: "p2st",
                dossier: dossier,
                subject: concerned == nil ? .process : .person,
                concerned: concerned,
                complainant: "P-1",
                personal: ComplaintPersonal(words: "Le ton.")
            ),
            on: nil,
            in: nil,
            scheme: Example.scheme(),
            by: By(Actor(.candidate, "P-1"), at: Example.now)
        )
    }

    private func complaint(_ dossier: DossierID? = nil, concerned: PersonID? = "P-9") throws -> Complaint {
        let received = try #require(lodge(dossier, concerned: concerned).events?.first)
        return try #require(Complaint.evolve(nil, received))
    }

    private func decided(_ complaint: Complaint, in file: RegistrationFile? = nil) throws -> ComplaintDecided {
        var heard = complaint
        heard.heard = [.complainant: "P-1", .concerned: "P-9"]
        let decision = decide(
            DecideComplaint(
                complaint: complaint.complaint,
                complainant: "P-1",
                upheld: true,
                authority: "A-1",
                personal: ComplaintPersonal(words: "Vu.")
            ),
            on: heard,
            in: file,
            scheme: Example.scheme(),
            by: By(Actor(.authority, "A-1", of: "p2st"), at: Example.now)
        )
        return try #require(decision.events?.first as? ComplaintDecided)
    }

    @Test("L'exploitant efface, et nul autre ; ce qui l'empêche se dit", .rule("operatorErases"))
    func erase() throws {
        let command = ErasePerson(subject: "P-1")
        func ask(_ actor: Actor, _ obstacles: [Refusal] = []) -> Decision {
            decide(command, obstacles: obstacles, by: By(actor, at: Example.now))
        }
        for role in Actor.Role.allCases where role != .systemOperator {
            #expect(ask(Actor(role, "P-1")).refusal?.code == "operatorErases")
        }
        let obstacle = Refusal("erasureAwaitsTheEnd", ["dossier": "D-1"])
        #expect(ask(exploitation, [obstacle]).refusal == obstacle)
        let event = try #require(ask(exploitation).events?.first as? PersonErased)
        #expect(event.erasesPersonal == ErasedPersonal(of: "P-1", through: Example.now))
        let person = try #require(KnownPerson.evolve(nil, event))
        #expect(person.erasedThrough == Example.now)
        let earlier = PersonErased(subject: "P-1", through: Example.now.adding(days: -9))
        #expect(KnownPerson.evolve(person, earlier) == person)
    }

    @Test(
        "Une réclamation sur une personne suspend, de sa réception à sa décision, tout effacement",
        .rule("complaintAboutSomebodySuspendsErasure")
    )
    func concerned() throws {
        func following(_ event: any Event, _ before: Complaint?) throws -> [any Event] {
            let after = try #require(Complaint.evolve(before, event))
            return Complaint.follow(event, from: before, to: after, Complaint.Facts(), at: Example.now)
        }
        let received = try #require(lodge().events?.first)
        let told = try #require(try following(received, nil).last as? PersonConcerned)
        #expect(told == PersonConcerned(concerned: "P-9", complaint: "C-1", isOpen: true))
        let person = KnownPerson.evolve(nil, told)
        let found = erasureObstacles(of: person)
        #expect(found == [Refusal("complaintAboutSomebodySuspendsErasure", ["complaint": "C-1"])])
        let complaint = try complaint()
        let closed = try #require(try following(try decided(complaint), complaint).last as? PersonConcerned)
        #expect(!closed.isOpen)
        #expect(erasureObstacles(of: KnownPerson.evolve(person, closed)) == [] && erasureObstacles(of: nil) == [])
        let process = try self.complaint(concerned: nil)
        #expect(try following(try #require(lodge(concerned: nil).events?.first), nil).isEmpty)
        #expect(try following(try decided(process), process).isEmpty)
        // What is told once is not told again.
        let over = try #require(Complaint.evolve(complaint, try decided(complaint)))
        #expect(try following(try decided(complaint), over).isEmpty)
    }

    @Test("Qui fut entendu s'écrit toujours pareil, et se relit de la forme d'avant") func heardParties() throws {
        let heard: HeardParties = [.concerned: "P-9", .complainant: "P-1"]
        let written = String(decoding: JSONBytesEncoder().encode(heard), as: UTF8.self)
        #expect(written == #"{"complainant":"P-1","concerned":"P-9"}"#)
        for form in [written, #"["concerned","P-9","complainant","P-1"]"#] {
            #expect(try JSONBytesDecoder().decode(HeardParties.self, from: Data(form.utf8)) == heard)
        }
        #expect(try JSONBytesDecoder().decode(HeardParties.self, from: Data("[]".utf8)).count == 0)
    }

    @Test(
        "Hors dossier, une réclamation se garde son temps après sa décision, puis s'efface ; en dossier, avec lui",
        .rule("complaintIsKeptForItsTerm")
    )
    func term() throws {
        let open = try complaint()
        let event = try decided(open)
        let until = Example.now.parisDay.adding(months: 60).startInParis
        #expect(event.keptUntil == until)
        let over = try #require(Complaint.evolve(open, event))
        #expect(over.dueTimes == [DueTime(Complaint.retentionEnd, at: until)])
        #expect(decideRetention(of: over, at: until.adding(milliseconds: -1)).changesNothing)
        #expect(decideRetention(of: open, at: until).changesNothing)
        let end = try #require(decideRetention(of: over, at: until).events?.first as? ComplaintRetentionEnded)
        #expect(
            end.erasesPersonal == ErasedPersonal(of: "P-1", in: [StreamID("complaint", "C-1")], through: until)
        )
        #expect(Complaint.evolve(over, end)?.dueTimes == [])
        #expect(try decided(open, in: Example.registered).keptUntil == nil)
    }
}
