import Contracts
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import CertificationDomain

@Suite("Le certificat va au titulaire, en son temps")
struct DispatchTests {
    @Test("Le certificat est envoyé avec la lettre type", .rule("certificateGoesToHolderWithLetter"))
    func letterGoesWithIt() throws {
        let sent = try #require(Example.dispatch(Example.issued).event(CertificateDispatched.self))
        #expect(sent.holder == Example.holder)
        #expect(sent.dispatchedBy == Example.officer)
        #expect(sent.dispatchedAt == Example.now)
        #expect(sent.letter.number == "CCS-2026-000123-T")
        #expect(sent.letter.appealUntil == Day("2026-05-20"))
        #expect(sent.letter.appealGrounds == ["form", "materialError", "procedure"])
        #expect(sent.letter.surveyMonths == [6, 18])
        #expect(sent.letter.signatures.map(\.capacity) == [.branch("p2st"), .committee])
        #expect(state(Example.issued, Example.dispatch(Example.issued))?.awaited == nil)
    }

    @Test("La lettre dit ce que la branche a réglé", .rule("certificateGoesToHolderWithLetter"))
    func letterFollowsPolicy() throws {
        var policy = BranchPolicy()
        policy.appeal.months = 3
        policy.appeal.grounds = [.procedure]
        policy.award.surveyMonths = [24, 3]
        let letter = try #require(
            Example.dispatch(Example.issued, scheme: Example.scheme(policy)).event(CertificateDispatched.self)
        ).letter
        #expect(letter.appealUntil == Day("2026-06-22"))
        #expect(letter.appealGrounds == ["procedure"])
        #expect(letter.surveyMonths == [3, 24])
    }

    @Test("Un référentiel de démonstration se dit tel dans la lettre", .rule("wordingIsShownAsSuch"))
    func letterSaysTheWording() throws {
        let sent = try #require(Example.dispatch(Example.issued).event(CertificateDispatched.self))
        #expect(!sent.letter.official)
    }

    static let ways: [(DispatchMeans, DispatchAddress, String?)] = [
        (.post, .home, nil), (.electronicMail, .electronic, nil), (.handedOver, .inPerson, nil),
        (.post, .company, "toTheCompany"), (.electronicMail, .company, "toTheCompany"),
        (.post, .electronic, "meansAndAddressDoNotFit"), (.electronicMail, .home, "meansAndAddressDoNotFit"),
        (.handedOver, .home, "meansAndAddressDoNotFit"),
    ]

    @Test(
        "Il va à une adresse du titulaire, jamais à l'entreprise",
        .rule("certificateGoesToHolderWithLetter"),
        arguments: ways
    )
    func addressIsTheHolders(_ means: DispatchMeans, _ address: DispatchAddress, _ because: String?) {
        let decision = Example.dispatch(Example.issued, means, address)
        #expect(decision.refusal?.facts["because"] == because)
        #expect((decision.event(CertificateDispatched.self) != nil) == (because == nil))
    }

    @Test("Seul un certificat délivré, que rien ne va remplacer, s'envoie", .rule("certificateGoesToHolderWithLetter"))
    func onlyWhatIsIssued() {
        for certificate in [Example.prepared, Example.signedOnce, Example.voided, Example.demanded, Example.revoked] {
            #expect(Example.dispatch(certificate).refusal?.facts["because"] == "notIssued")
        }
        #expect(Example.dispatch(Example.replacing).refusal?.facts["because"] == "aboutToBeReplaced")
        #expect(Example.dispatch(nil).code == "unknownCertificate")
        #expect(Example.dispatch(Example.issued, by: Actor(.officer, "O-1", of: "logi")).code == "actorMayNot")
        #expect(Example.dispatch(Example.issued, by: Actor(.officer, "O-2", of: "p2st")).code == "actorMayNot")
    }

    @Test("À un titulaire décédé on n'écrit plus, on ne demande plus rien", .rule("contactEndsWithDeath"))
    func deathEndsContact() throws {
        let dead = try #require(state(Example.takingPart, Example.recordDeath(Example.takingPart)))
        #expect(Example.dispatch(dead).code == "contactEndsWithDeath")
        // Whoever comes for it on their behalf has it handed over, or a duplicate.
        #expect(Example.dispatch(dead, .handedOver, .inPerson).event(CertificateDispatched.self) != nil)
        #expect(Example.duplicate(dead).event(DuplicateIssued.self) != nil)
        #expect(Example.declareSurvey(dead, false).code == "contactEndsWithDeath")
        #expect(dead.dueTimes == [])
        #expect(Example.recordDeath(dead).changesNothing)
        #expect(Example.recordDeath(Example.issued, by: Example.asHolder).code == "actorMayNot")
        #expect(Example.dispatch(Example.issued).event(CertificateDispatched.self) != nil)
    }

    @Test(
        "Décédé avant la délivrance, le titulaire a son certificat, et nul envoi n'est attendu",
        .rule("contactEndsWithDeath")
    )
    func deathBeforeIssue() throws {
        for former in [Example.prepared, Example.signedOnce] {
            var certificate = try #require(state(former, Example.recordDeath(former)))
            #expect(certificate.awaited?.step == .signature)
            certificate = try #require(state(certificate, Example.signForBranch(certificate)))
            certificate = try #require(state(certificate, Example.signForCommittee(certificate)))
            #expect(certificate.stage == .issued && certificate.registerEntry(name: nil)?.holderHasDied == true)
            #expect(certificate.openSteps == [] && certificate.dueTimes == [] && certificate.surveyRounds == [])
        }
    }

    @Test("Le décès du candidat dont le dossier est octroyé est celui d'un titulaire", .rule("deathHasHappened"))
    func deathOfTheAwarded() throws {
        func record(_ certificate: Certificate?, on day: String = "2026-03-19", by actor: Actor = Example.asOfficer)
            -> Decision
        {
            let command = RecordCandidateDeath(
                dossier: Example.dossier,
                candidate: Example.holder,
                diedOn: Day(day)!
            )
            return decide(command, on: certificate, by: By(actor, at: Example.now))
        }
        for certificate in [Example.prepared, Example.issued] {
            #expect(record(certificate).event(HolderDeathRecorded.self)?.recordedBy == Example.officer)
        }
        #expect(record(Example.issued, on: "2026-03-21").code == "deathHasHappened")
        #expect(record(Example.issued, by: Actor(.officer, "O-1", of: "logi")).code == "actorMayNot")
        #expect(record(nil).code == "unknownFile")
    }

    // MARK: due times

    private func told(_ certificate: Certificate?, _ at: String) -> (any Event)? {
        certificate.flatMap { decideStep($0, at: Instant(at)!).events?.first }
    }

    @Test("Une signature attendue est rappelée, puis dite en retard, à ceux dont elle manque")
    func signaturesFallDue() throws {
        // Prepared on 20 March, due 30 days later, carried from a Sunday; reminders 7 days and 1 day before; summer time in between.
        var certificate = try #require(Example.prepared)
        #expect(certificate.dueTimes == [DueTime("step", at: Instant("2026-04-12T22:00:00Z")!)])
        #expect(told(certificate, "2026-04-12T21:59:59Z") == nil)
        let reminder = try #require(told(certificate, "2026-04-12T22:00:00Z") as? CertificateStepReminded)
        #expect(reminder.awaited == [.branch("p2st"), .committee])
        #expect(reminder.dueOn == Day("2026-04-20"))
        certificate = try #require(Certificate.evolve(certificate, reminder))
        #expect(certificate.dueTimes == [DueTime("step", at: Instant("2026-04-18T22:00:00Z")!)])
        certificate = try #require(state(certificate, Example.signForBranch(certificate)))
        let second = try #require(told(certificate, "2026-04-19T08:00:00Z") as? CertificateStepReminded)
        #expect(second.awaited == [.committee])
        certificate = try #require(Certificate.evolve(certificate, second))
        #expect(certificate.dueTimes == [DueTime("step", at: Instant("2026-04-20T22:00:00Z")!)])
        #expect(told(certificate, "2026-04-20T21:59:59Z") == nil)
        let overdue = try #require(told(certificate, "2026-04-20T22:00:00Z") as? CertificateStepFellDue)
        #expect(overdue.step == .signature)
        #expect(overdue.awaited == [.committee])
        certificate = try #require(Certificate.evolve(certificate, overdue))
        #expect(certificate.dueTimes == [])
        #expect(told(certificate, "2026-05-19T22:00:00Z") == nil)
        // Overdue is not too late.
        let issued = state(certificate, Example.signForCommittee(certificate))
        #expect(issued?.stage == .issued)
    }

    @Test("Après un long arrêt, un seul rappel ou le retard, jamais les deux")
    func lateReminders() throws {
        let reminder = try #require(told(Example.prepared, "2026-04-19T12:00:00Z"))
        #expect(Certificate.evolve(Example.prepared, reminder)?.awaited?.remindOn == [])
        #expect(told(Example.prepared, "2027-01-01T12:00:00Z") is CertificateStepFellDue)
    }

    @Test("Une annulation due est rappelée à l'autorité, puis dite en retard", .rule("revocationHasItsTerm"))
    func revocationFallsDue() throws {
        var certificate = try #require(Example.demanded)
        let step = try #require(certificate.openSteps.first)
        #expect(step.step == "revocation" && step.responsible == .authority && step.branch == "p2st")
        #expect(step.dueAt == Deadline(lastDay: Day("2026-03-30")!).endsAt)
        let reminder = try #require(told(certificate, "2026-03-23T10:00:00Z") as? RevocationReminded)
        #expect(reminder.branch == "p2st" && reminder.dueOn == Day("2026-03-30"))
        let overdue = try #require(told(certificate, "2026-03-31T10:00:00Z") as? RevocationFellDue)
        certificate = try #require(Certificate.evolve(certificate, overdue))
        #expect(certificate.claims.contains(.overdue(StreamID("certificate", "DEC-1"))))
        let revoked = try #require(state(certificate, Example.revoke(certificate)))
        #expect(revoked.openSteps == [] && revoked.dueTimes == [])
        #expect(!revoked.claims.contains(.overdue(StreamID("certificate", "DEC-1"))))
    }

    @Test("Un envoi attendu est rappelé, puis dit en retard")
    func dispatchFallsDue() throws {
        // Issued on 20 March, due 8 days later, carried from a Saturday.
        let issued = try #require(Example.issued)
        #expect(issued.awaited?.dueOn == Day("2026-03-30"))
        #expect(issued.awaited?.remindOn == [Day("2026-03-23")!, Day("2026-03-29")!])
        let overdue = try #require(told(issued, "2026-03-30T22:00:00Z") as? CertificateStepFellDue)
        #expect(overdue.step == .dispatch)
        #expect(overdue.awaited == [.branch("p2st")])
        for certificate in [Example.voided, Example.revoked] {
            #expect(certificate?.dueTimes == [])
        }
    }
}
