import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le gestionnaire accepte ou refuse")
struct InstructingTests {
    private func accept(
        _ file: RegistrationFile?,
        number: Int = 17,
        by actor: Actor = Example.asOfficer,
        scheme: Scheme = Example.scheme(),
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            AcceptRegistration(dossier: Example.dossier, officer: Example.officer),
            on: file,
            nextNumber: number,
            scheme: scheme,
            by: By(actor, at: now)
        )
    }

    private func refuse(
        _ file: RegistrationFile?,
        reason: String? = "Hors du champ.",
        candidate: PersonID = Example.candidate,
        by actor: Actor = Example.asOfficer
    ) -> Decision {
        decide(
            RefuseRegistration(
                dossier: Example.dossier,
                candidate: candidate,
                officer: Example.officer,
                personal: reason.map { ReasonPersonal(reason: $0) }
            ),
            on: file,
            by: By(actor, at: Example.now)
        )
    }

    @Test("Accepté, le dossier est numéroté, fixé au référentiel en vigueur et remis entier à l'évaluation")
    func acceptedFileIsHandedOver() throws {
        let event = try #require(accept(Example.registered).event(RegistrationAccepted.self))
        #expect(event.file.number == "P2ST-2026-00017")
        #expect(event.taken == TakenNumber(series: "registration/p2st/2026", number: 17))
        #expect(event.file.standard == "relation-client-2026")
        #expect(event.file.scope.attempt == 1)
        #expect(event.file.scope.elements == ["RC.1.1", "RC.1.2", "RC.2.1", "RC.2.2"])
        #expect(event.file.scope.carried.isEmpty)
        #expect(event.file.trainers == ["T-1"])
        #expect(event.file.company.departments == ["calls", "mails"])
        #expect(event.acceptedBy == Example.officer)
        #expect(event.personal?.identity.birthName == "Durand")
    }

    @Test("La ligne hiérarchique que dit l'inscription passe à l'évaluation; non dite, elle reste non dite")
    func managersAreHandedOver() {
        var command = Example.command
        for managers in [nil, [], ["M-1", "M-2"]] as [[PersonID]?] {
            command.form.employment?.managers = managers
            let event = accept(file(Example.register(command))).event(RegistrationAccepted.self)
            #expect(event?.file.number == "P2ST-2026-00017")
            #expect(event?.file.employment.managers == managers)
        }
    }

    @Test("La fin des formations, où elle est dite, passe à l'évaluation")
    func trainingEndsAreHandedOver() {
        var command = Example.command
        command.form.trainingEnds = TrainingEndsForm(trainers: ["T-1": "2025-06-30"])
        let event = accept(file(Example.register(command))).event(RegistrationAccepted.self)
        #expect(event?.file.trainingEnds == TrainingEnds(trainers: ["T-1": Day("2025-06-30")!]))
        #expect(accept(Example.registered).event(RegistrationAccepted.self)?.file.trainingEnds == nil)
    }

    @Test(
        "L'année du numéro est celle de Paris",
        arguments: [
            ("2026-12-31T22:59:59Z", "P2ST-2026-00001", "registration/p2st/2026"),
            ("2026-12-31T23:00:00Z", "P2ST-2027-00001", "registration/p2st/2027"),
        ]
    )
    func yearIsParisian(_ at: String, _ number: String, _ series: String) {
        let now = Instant(at)!
        let event = accept(Example.registered, number: 1, at: now).event(RegistrationAccepted.self)
        #expect(event?.file.number == number)
        #expect(event?.taken.series == series)
        #expect(RegistrationNumber.series(of: "p2st", at: now) == series)
    }

    @Test(
        "Un numéro se relit tel qu'écrit, et seulement ainsi",
        arguments: [
            ("P2ST-2026-00017", 17), ("P2ST-2026-123456", 123_456), ("p2st-2026-00017", nil), ("P2ST-2026-17", nil),
            ("P2ST-2026-00000", nil), ("P2ST-2026", nil), ("X-2026-00017", nil), ("P2ST-2026-00017-1", nil), ("", nil),
        ] as [(String, Int?)]
    )
    func numberReadsBack(_ text: String, _ place: Int?) {
        let number = RegistrationNumber(text, branch: "p2st")
        #expect(number?.place == place)
        #expect(number.map(\.description) == (place == nil ? nil : text))
    }

    @Test("Une branche au code composé a ses numéros aussi")
    func hyphenatedBranch() {
        let number = RegistrationNumber(branch: "p2st-sud", year: 2026, place: 3)
        #expect(number.description == "P2ST-SUD-2026-00003")
        #expect(RegistrationNumber(number.description, branch: "p2st-sud") == number)
    }

    @Test(
        "Un autre que le gestionnaire ne décide pas",
        arguments: [
            Actor(.officer, "O-2", of: "p2st"), Actor(.authority, "O-1", of: "p2st"), Actor(.candidate, "P-1"),
            Actor(.officer, "O-1"), Actor(.officer, "O-1", of: "logi"),
        ]
    )
    func onlyTheOfficerDecides(_ actor: Actor) {
        #expect(accept(Example.registered, by: actor).code == "actorMayNot")
        #expect(refuse(Example.registered, by: actor).code == "actorMayNot")
    }

    @Test("Un dossier se décide une fois, là où il est")
    func decidedWhereItIs() {
        for (file, code, fact) in [
            (nil, "unknownFile", "D-1"), (Example.accepted, "heldElsewhere", "evaluation"),
            (Example.returned, "notNow", "returned"), (Example.awarded, "heldElsewhere", "certification"),
            (Example.certified, "heldElsewhere", "certification"),
            (Example.takenBack, "heldElsewhere", "jury.p2st-1"), (Example.withdrawn, "notNow", "withdrawn"),
        ] as [(RegistrationFile?, String, String)] {
            for decision in [accept(file), refuse(file)] {
                #expect(decision.code == code)
                #expect(decision.refusal?.facts.values.first == fact)
            }
        }
    }

    @Test("Sans référentiel en vigueur, rien n'est accepté")
    func standardMustBeInForce() {
        #expect(accept(Example.registered, at: Instant("2019-12-31T22:00:00Z")!).code != nil)
        var command = Example.command
        command.certificateKind = "reported"
        command.personal?.sex = "female"
        #expect(accept(file(Example.register(command))).code == "standardIsInForce")
    }

    @Test(
        "Après le départ de la branche, un dossier ouvert va jusqu'au jour convenu",
        .rule("openFileStillRuns"),
        arguments: [
            ("2026-03-31T21:59:59Z", nil), ("2026-03-31T22:00:00Z", "openFileStillRuns"),
        ] as [(String, String?)]
    )
    func openFileRunsOn(_ at: String, _ code: String?) throws {
        var command = Example.command
        command.branch = "gone"
        command.form.noticeAcknowledgedOn = "2026-03-01"
        let registered = file(
            decide(
                command,
                on: nil,
                openFile: nil,
                heldThrough: nil,
                scheme: Example.scheme(),
                by: By(Example.asCandidate, at: Instant("2026-03-09T12:00:00Z")!)
            )
        )
        #expect(registered != nil)
        let asOfficer = Actor(.officer, "O-1", of: "gone")
        #expect(accept(registered, by: asOfficer, at: Instant(at)!).code == code)
    }

    @Test("Un dossier effacé ne s'accepte pas")
    func erasedIsNotAccepted() throws {
        var event = try #require(Example.register(Example.command).event(CandidateRegistered.self))
        event.personal = nil
        let erased = RegistrationFile.evolve(nil, event)
        #expect(erased?.persons == [])
        #expect(accept(erased).code == "registrationIsComplete")
        #expect(refuse(erased).event(RegistrationRefused.self) != nil)
    }

    @Test(
        "Un refus a son motif",
        arguments: [
            (nil, "personal.reason missing"), (" \n", "personal.reason missing"),
            (String(repeating: "a", count: 4001), "personal.reason tooLong"), ("Hors du champ.", nil),
        ] as [(String?, String?)]
    )
    func refusalIsReasoned(_ reason: String?, _ place: String?) {
        let decision = refuse(Example.registered, reason: reason)
        #expect(decision.code == (place == nil ? nil : "refusalIsReasoned"))
        #expect(places(decision) == Set(place.map { [$0] } ?? []))
        #expect(decision.event(RegistrationRefused.self)?.personal?.reason == (place == nil ? reason : nil))
    }

    @Test("Un motif ne s'écrit pas chez un autre candidat")
    func reasonIsAboutTheCandidate() {
        let decision = refuse(Example.registered, candidate: "P-2")
        #expect(places(decision) == ["candidate unknown"])
    }

    @Test("Refusé, le candidat peut demander à nouveau")
    func refusedFileIsClosed() {
        let refused = file(Example.registered, refuse(Example.registered))
        #expect(refused?.stage == .ended(number: nil, .refused))
        #expect(refused?.claims == [])
        #expect(refused?.persons == [])
        #expect(refused?.dueTimes == [])
    }
}
