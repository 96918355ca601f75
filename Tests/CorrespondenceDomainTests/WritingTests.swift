import Contracts
import RuleTrait
import Scheme
import Testing

@testable import CorrespondenceDomain

@Suite("Ce qui est écrit, et à qui")
struct WritingTests {
    @Test("Une demande complète est accusée, à l'adresse qu'elle dit, sans ce dont le candidat a besoin")
    func registrationIsAcknowledged() throws {
        let prepared = RegistrationPrepared(
            dossier: Example.dossier,
            branch: Example.branch,
            certificateKind: "relation-client",
            candidate: Example.candidate,
            preparedBy: Actor(.company, Example.siret),
            form: RegistrationForm(),
            due: StepDue(at: Example.now, remindAt: []),
            personal: RegistrationFormPersonal(contact: ContactForm(email: "a@b.example"))
        )
        let decision = decide(prepared, on: nil, Example.told)
        #expect(Example.letters(decision).map(\.kind) == [.registrationToConfirm])
        // What is due at midnight is due the day before.
        let midnight = Example.day("2026-03-09").startInParis
        var due = prepared
        due.due = StepDue(at: midnight, remindAt: [])
        #expect(Example.letters(decide(due, on: nil, Example.told)).first?.facts.lastDay == Example.day("2026-03-08"))
        let noted = try #require(decision.event(AddressNoted.self))
        #expect(noted.hasEmail && noted.personal?.email == "a@b.example" && noted.personal?.name == "")
        #expect(Example.personal.address.name == "Zoé Anne Nguyễn")
    }

    @Test(
        "Un refus va au candidat avec ses recommandations, à l'entreprise sans",
        .rule("recommendationsAreTheCandidates")
    )
    func eachTheirOwn() throws {
        let letters = Example.letters(
            decide(Example.notAwarded, on: Example.correspondent, scheme: Example.scheme, Example.told)
        )
        #expect(letters.map(\.kind) == [.notAwarded, .notAwardedToCompany])
        #expect(letters.map(\.addressee) == [Actor(.candidate, "P-12"), Actor(.company, Example.siret)])
        #expect(letters[0].personal?.recommendations == ["RC.2.3": "Reformulez la demande."])
        #expect(letters[1].personal == nil)
        #expect(letters.allSatisfy { $0.facts.missing == ["RC.2.3"] && $0.facts.lastDay == Example.day("2026-05-04") })
        // Nobody knows where the company's should go: an officer does.
        #expect(letters.map(\.heldBecause) == [nil, .noAddress])
    }

    @Test("Une même chose ne s'écrit qu'une fois", .rule("letterIsWrittenOnce"))
    func once() throws {
        let first = Example.letters(
            decide(Example.awarded, on: Example.correspondent, scheme: Example.scheme, Example.told)
        )
        let again = Example.letters(
            decide(
                Example.awarded,
                on: Example.correspondent,
                scheme: Example.scheme,
                Told("event-2", at: Example.now, now: Example.now.adding(days: 1))
            )
        )
        #expect(first.map(\.letter) == again.map(\.letter) && first.count == 1)
        #expect(letterIsWrittenOnce(first[0], known: nil))
        #expect(!letterIsWrittenOnce(again[0], known: Letter.evolve(nil, first[0])))
        // Another decision, another addressee, another kind: another letter.
        let others = [
            Letter.id(.awarded, "D-other", to: Actor(.candidate, "P-12")),
            Letter.id(.awarded, Example.decision.value, to: Actor(.candidate, "P-13")),
            Letter.id(.notAwarded, Example.decision.value, to: Actor(.candidate, "P-12")),
        ]
        #expect(Set(others + first.map(\.letter)).count == 4)
    }

    @Test("Ce qui est ancien attend un gestionnaire", .rule("oldNewsWaitForAnOfficer"))
    func oldNews() {
        func held(_ days: Int) -> LetterHold? {
            let told = Told("event-1", at: Example.now, now: Example.now.adding(days: days))
            return Example.letters(
                decide(Example.awarded, on: Example.correspondent, scheme: Example.scheme, told)
            ).first?.heldBecause
        }
        #expect(held(7) == nil)
        #expect(held(8) == .oldCause)
    }

    @Test("Ce qui vient avant l'inscription, ou son acceptation, attend")
    func early() {
        for known in [nil, unaccepted] {
            guard case .early = decide(Example.awarded, on: known, scheme: Example.scheme, Example.told) else {
                Issue.record("a decision on a file that has no number yet")
                continue
            }
        }
    }

    private var unaccepted: Correspondent {
        var correspondent = Example.correspondent
        correspondent.number = nil
        return correspondent
    }

    @Test("À un mort, on n'écrit plus", .rule("nobodyWritesToTheDead"))
    func death() throws {
        let letter = try Example.letter()
        let company = Letter.evolve(
            nil,
            Example.letters(
                decide(Example.notAwarded, on: Example.correspondent, scheme: Example.scheme, Example.told)
            )[1]
        )
        let decision = decide(
            HolderDeathRecorded(
                certificate: "C-1",
                dossier: Example.dossier,
                holder: Example.candidate,
                recordedBy: "P-agent",
                recordedOn: Example.day("2026-03-03")
            ),
            on: Example.correspondent,
            open: [letter, try #require(company)]
        )
        let withdrawn = decision.events.compactMap { $0 as? LetterWithdrawn }
        #expect(withdrawn.map(\.letter) == [letter.letter] && withdrawn.first?.because == .died)
        let candidate = decide(
            CandidateDiedDuringEvaluation(
                dossier: Example.dossier,
                attempt: 1,
                diedOn: Example.day("2026-03-02")
            ),
            on: Example.correspondent,
            open: [letter]
        )
        #expect(candidate.events.compactMap { ($0 as? LetterWithdrawn)?.letter } == [letter.letter])
        let dead = try #require(decision.events.reduce(Example.correspondent, Correspondent.evolve))
        #expect(Example.letters(decide(Example.awarded, on: dead, scheme: Example.scheme, Example.told)).isEmpty)
    }
}
