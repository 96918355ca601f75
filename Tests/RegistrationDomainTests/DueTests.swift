import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Délais, suspension, corrections et retours à l'inscription")
struct DueTests {
    private func hold(_ file: RegistrationFile?, by actor: Actor = Example.asOfficer, reason: String? = "Plainte")
        -> Decision
    {
        decide(
            HoldFile(
                dossier: Example.dossier,
                candidate: Example.candidate,
                personal: reason.map { HoldPersonal(reason: $0) }
            ),
            on: file,
            by: By(actor, at: Example.now)
        )
    }

    private func release(_ file: RegistrationFile?, by actor: Actor = Example.asOfficer, at now: Instant) -> Decision {
        decide(ReleaseFile(dossier: Example.dossier), on: file, by: By(actor, at: now))
    }

    private func send(_ file: RegistrationFile?, ceased: Day? = nil, by actor: Actor = Example.asOfficer) -> Decision {
        decide(
            SendReturnedFile(dossier: Example.dossier, officer: Example.officer, companyCeasedOn: ceased),
            on: file,
            by: By(actor, at: Example.now)
        )
    }

    private func correct(
        _ file: RegistrationFile?,
        _ personal: CorrectionFormPersonal?,
        openFile: DossierID? = nil,
        by actor: Actor = Example.asCandidate,
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            CorrectRegistration(dossier: Example.dossier, candidate: Example.candidate, personal: personal),
            on: file,
            openFile: openFile,
            scheme: Example.scheme(),
            by: By(actor, at: now)
        )
    }

    private let renamed = CorrectionFormPersonal(
        identity: IdentityForm(
            birthName: "Durant",
            firstNames: "Anne-Lise",
            birthDate: "1990-05-17",
            birthPlace: "Brest"
        )
    )

    @Test(
        "Un dossier qui attend l'agent est dit en retard une fois, après ses rappels",
        arguments: [
            (Example.registered, RegistrationStep.check), (Example.returned, .fileReturn),
        ]
    )
    func overdueOnce(_ start: RegistrationFile?, _ step: RegistrationStep) {
        var file = start
        var told: [String] = []
        while let due = file?.dueTimes.min(by: { $0.at < $1.at }), due.at < Example.now.adding(days: 60) {
            let decision = decide(dueTime: due.name, on: file, at: due.at)
            for event in decision.events ?? [] {
                if let event = event as? RegistrationStepReminded, event.step == step { told.append("reminded") }
                if let event = event as? RegistrationStepFellDue {
                    #expect(event.step == step)
                    #expect(event.responsible == .officer)
                    #expect(event.dueAt == Example.today.adding(days: 16).startInParis)
                    told.append("overdue")
                }
            }
            #expect(decision.changesNothing == false)
            file = RegistrationDomainTests.file(file, decision)
        }
        #expect(told == ["reminded", "reminded", "overdue"])
    }

    @Test("Suspendu, rien ne se décide ; rétabli, les délais courent d'autant plus loin", .rule("fileIsOnHold"))
    func holdStopsEverything() throws {
        for start in [Example.prepared, Example.registered, Example.returned] {
            let held = file(start, hold(start))
            #expect(held?.dueTimes == [])
            #expect(hold(held).changesNothing)
            #expect(Example.reassess(held).code == "fileIsOnHold")
            #expect(Example.confirm(held).code == "fileIsOnHold")
            #expect(send(held).code == "fileIsOnHold")
            #expect(correct(held, renamed).code == "fileIsOnHold")
            let withdrawal = WithdrawCandidate(dossier: Example.dossier, candidate: Example.candidate)
            // To give up is no decision on the file.
            #expect(decide(withdrawal, on: held, by: By(Example.asCandidate)).event(CandidateWithdrew.self) != nil)
            let released = file(held, release(held, at: Example.now.adding(days: 12)))
            #expect(released?.hold == nil)
            let before = try #require(start?.dueTimes)
            #expect(released?.dueTimes == before.map { DueTime($0.name, at: $0.at.adding(days: 12)) })
            #expect(release(released, at: Example.now).changesNothing)
            #expect(decide(withdrawal, on: released, by: By(Example.asCandidate)).code == nil)
        }
        let held = file(Example.registered, hold(Example.registered))
        let accept = AcceptRegistration(dossier: Example.dossier, officer: Example.officer)
        let decision = decide(
            accept,
            on: held,
            nextNumber: 1,
            scheme: Example.scheme(),
            by: By(Example.asOfficer, at: Example.now)
        )
        #expect(decision.code == "fileIsOnHold")
    }

    @Test(
        "L'agent suspend, avec un motif, là où est le dossier",
        .rule("officerHolds"),
        arguments: [
            (Actor(.officer, "O-2", of: "p2st"), nil), (Actor(.officer, "O-2", of: "logi"), "actorMayNot"),
            (Actor(.officer, "O-2"), "actorMayNot"), (Actor(.candidate, "P-1"), "officerHolds"),
            (Actor(.juryMember, "J-1"), "officerHolds"), (Actor(.company, "73282932000074"), "officerHolds"),
        ] as [(Actor, String?)]
    )
    func officerHolds(_ actor: Actor, _ code: String?) {
        #expect(hold(Example.registered, by: actor).code == code)
        let held = file(Example.registered, hold(Example.registered))
        #expect(release(held, by: actor, at: Example.now).code == code)
        #expect(hold(Example.registered, reason: " ").code == "holdHasReason")
        #expect(hold(Example.accepted).code == "heldElsewhere")
        #expect(hold(Example.withdrawn).code == "notNow")
        #expect(hold(nil).code == "unknownFile")
    }

    @Test(
        "Les recommandations ne vont qu'au candidat ; le reste aussi à l'entreprise, si elle existe encore",
        .rule("fileReturnsToCandidateAndCompany", "recommendationsAreTheCandidatesAlone")
    )
    func returnedFileIsSent() throws {
        let sent = try #require(send(Example.returned).event(ReturnedFileSent.self))
        #expect(sent.toCandidate == [.registration, .booklet, .decision, .recommendations])
        #expect(sent.toCompany == [.registration, .booklet, .decision])
        #expect(sent.attempt == 1)
        let nobody = try #require(send(Example.returned, ceased: Example.today).event(ReturnedFileSent.self))
        #expect(nobody.toCompany == [])
        #expect(nobody.toCandidate == sent.toCandidate)
        #expect(nobody.companyCeasedOn == Example.today)
        #expect(places(send(Example.returned, ceased: Example.today.adding(days: 1))) == ["companyCeasedOn inFuture"])
        let after = file(Example.returned, send(Example.returned))
        #expect(after?.dueTimes.contains { $0.name == RegistrationFile.overdue } == false)
        #expect(send(after).changesNothing)
        #expect(send(Example.registered).code == "notNow")
        #expect(send(Example.accepted).code == "heldElsewhere")
        #expect(send(Example.returned, by: Actor(.candidate, "P-1")).code == "actorMayNot")
    }

    @Test("Une erreur se corrige jusqu'à l'octroi, et son histoire reste", .rule("correctionIsInTime"))
    func correctionsHaveHistory() throws {
        for start in [Example.registered, Example.accepted, Example.returned, Example.takenBack] {
            let event = try #require(correct(start, renamed).event(RegistrationCorrected.self))
            #expect(event.changed == [.identity])
            #expect(event.personal?.before.identity.birthName == "Durand")
            #expect(event.personal?.after.identity.birthName == "Durant")
            #expect(event.personal?.after.contact == event.personal?.before.contact)
            #expect(event.correctedBy == Example.asCandidate)
            let after = file(start, correct(start, renamed))
            #expect(after?.claims != start?.claims)
            #expect(after?.ownKeys == start?.ownKeys)
            #expect(correct(after, renamed).changesNothing)
        }
        for file in [Example.prepared, Example.awarded, Example.certified, Example.withdrawn] {
            #expect(correct(file, renamed).code == "correctionIsInTime")
        }
        #expect(correct(Example.registered, renamed, by: Example.asOfficer).code == nil)
        #expect(correct(Example.registered, renamed, by: Actor(.company, "P-1")).code == "candidateOrOfficerActs")
        #expect(correct(Example.registered, renamed, openFile: "D-2").code == "noOtherOpenFile")
        #expect(places(correct(Example.registered, nil)) == ["personal missing"])
        let faulty = CorrectionFormPersonal(identity: IdentityForm(), contact: ContactForm(email: "x"))
        #expect(places(correct(Example.registered, faulty)).count == 5)
    }

    @Test(
        "Ce qui fut corrigé après la remise du dossier suit l'octroi jusqu'au certificat",
        .rule("correctionIsInTime")
    )
    func correctionFollowsTheAward() throws {
        func awarded(_ file: RegistrationFile?, _ decision: DecisionID = "DEC-9") -> [any Event] {
            decide(Example.award(attempt: 1, decision), on: file, heldThrough: nil).events ?? []
        }
        for start in [Example.accepted, Example.takenBack] {
            #expect(awarded(start).count == 1)
            let renamedFile = file(start, correct(start, renamed))
            let told = try #require(awarded(renamedFile).last as? AwardedHolderCorrected)
            #expect(awarded(renamedFile).count == 2)
            #expect(told.personal?.identity.birthName == "Durant" && told.decision == "DEC-9")
            #expect(told.personal?.arrangements == nil)
            let needs = file(start, correct(start, CorrectionFormPersonal(arrangements: "Une place assise")))
            #expect(awarded(needs).count == 1)
        }
        // A further attempt is handed over with what is right.
        let returned = file(Example.returned, correct(Example.returned, renamed))
        let again = file(returned, Example.reassess(returned))
        #expect(decide(Example.award(attempt: 2, "DEC-9"), on: again, heldThrough: nil).events?.count == 1)
    }

    @Test("Une correction, ou un changement d'entreprise, est une activité : le dossier devient caduc plus tard")
    func activityPutsOffTheLapse() throws {
        let later = Example.now.adding(days: 100)
        let file = RegistrationDomainTests.file(Example.registered, correct(Example.registered, renamed, at: later))
        let lapse = try #require(file?.dueTimes.first { $0.name == RegistrationFile.lapse })
        #expect(lapse.at == Instant("2027-06-18T22:00:00Z"))
        let change = ChangeWorkplace(
            dossier: Example.dossier,
            candidate: Example.candidate,
            employment: EmploymentForm(status: "jobseeker", since: "2026-03-01"),
            company: AssessmentCompanyForm(
                siret: "44306184100047",
                department: "desk",
                departments: ["desk"],
                since: "2026-03-05"
            ),
            companyAgreedOn: "2026-03-06"
        )
        for start in [Example.registered, Example.returned] {
            let decision = decide(change, on: start, scheme: Example.scheme(), by: By(Example.asCandidate, at: later))
            let event = try #require(decision.event(WorkplaceChanged.self))
            #expect(event.employment.status == .jobseeker)
            #expect(event.company.siret == "44306184100047")
            let moved = RegistrationDomainTests.file(start, decision)
            #expect(moved?.dueTimes.first { $0.name == RegistrationFile.lapse }?.at == Instant("2027-06-18T22:00:00Z"))
            let again = decide(change, on: moved, scheme: Example.scheme(), by: By(Example.asCandidate, at: later))
            #expect(again.changesNothing)
        }
        var alone = change
        alone.companyAgreedOn = nil
        let refused = decide(
            alone,
            on: Example.registered,
            scheme: Example.scheme(),
            by: By(Example.asCandidate, at: later)
        )
        #expect(places(refused) == ["companyAgreedOn missing"])
        let elsewhere = decide(
            change,
            on: Example.accepted,
            scheme: Example.scheme(),
            by: By(Example.asCandidate, at: later)
        )
        // Evaluation has it: whether anybody was observed, evaluation knows.
        #expect(elsewhere.event(WorkplaceChangeAsked.self) != nil && elsewhere.events?.count == 1)
    }
}
