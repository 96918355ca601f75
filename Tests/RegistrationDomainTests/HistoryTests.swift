import Contracts
import Foundation
import JSONCoding
import Kernel
import RegistrationDomain
import Scheme
import Testing

@Suite("L'histoire d'un dossier")
struct HistoryTests {
    /// One event of every type, in an order that fits.
    static let events: [any Event] = {
        let back = Example.rescinded(attempt: 2, "DEC-2")
        var events: [any Event] = Example.prepare().events!
        events.append(
            FileHeldAtRegistration(
                dossier: Example.dossier,
                candidate: Example.candidate,
                heldBy: Example.officer,
                since: Example.now,
                personal: HoldPersonal(reason: "Plainte de Mme Durand")
            )
        )
        events.append(
            FileReleasedAtRegistration(dossier: Example.dossier, releasedBy: Example.officer, heldFor: 1000)
        )
        events.append(
            RegistrationStepReminded(
                dossier: Example.dossier,
                step: .confirmation,
                responsible: .candidate,
                dueAt: Example.now,
                remindedFor: Example.now
            )
        )
        events += Example.register(Example.command).events!
        events.append(
            RegistrationStepFellDue(
                dossier: Example.dossier,
                step: .check,
                responsible: .officer,
                dueAt: Example.now
            )
        )
        let before = CandidatePersonal(
            identity: Identity(
                birthName: "Durand",
                firstNames: "Anne-Lise",
                birthDate: Day("1990-05-17")!,
                birthPlace: "Brest"
            ),
            contact: Contact(email: "anne.durand@example.fr", phone: "+33 6 12 34 56 78")
        )
        events.append(
            RegistrationCorrected(
                dossier: Example.dossier,
                candidate: Example.candidate,
                correctedBy: Example.asCandidate,
                changed: [],
                lapse: StepDue(at: Example.now.adding(days: 30), remindAt: []),
                personal: CorrectionPersonal(before: before, after: before)
            )
        )
        events.append(Example.acceptedEvent())
        events += decide(
            Example.notAwarded(attempt: 1, "DEC-1"),
            on: Example.accepted,
            scheme: Example.scheme(),
            at: Example.now
        ).events!
        events.append(
            ReturnedFileSent(
                dossier: Example.dossier,
                attempt: 1,
                decision: "DEC-1",
                sentBy: Example.officer,
                toCandidate: ReturnedPart.allCases,
                toCompany: [],
                companyCeasedOn: Example.today
            )
        )
        events += Example.reassess(
            Example.returned,
            {
                $0.employment = EmploymentForm(
                    status: "employee",
                    employerSiret: "73282932000074",
                    department: "mails",
                    since: "2022-09-01"
                )
            }
        ).events!
        func now() -> RegistrationFile? { events.reduce(nil) { RegistrationFile.evolve($0, $1) } }
        events += decide(Example.award(attempt: 2, "DEC-2"), on: now(), heldThrough: nil).events!
        events.append(
            AwardedHolderCorrected(
                dossier: Example.dossier,
                candidate: Example.candidate,
                decision: "DEC-2",
                personal: before
            )
        )
        events += decide(Example.issued("DEC-2"), on: now()).events!
        events += decide(back, on: now(), openFile: nil).events!
        events.append(FileWithdrawn(dossier: Example.dossier, attempt: 2, heldBy: .jury))
        events.append(CandidateWithdrew(dossier: Example.dossier))
        events.append(CandidateDied(dossier: Example.dossier, diedOn: Example.today, heldBy: nil))
        events.append(
            WorkplaceChangeAsked(
                dossier: Example.dossier,
                attempt: 1,
                employment: Employment(status: .jobseeker, since: Example.today),
                company: AssessmentCompany(
                    siret: "44306184100047",
                    department: "desk",
                    departments: ["desk"],
                    since: Example.today
                ),
                companyAgreedOn: Example.today
            )
        )
        events.append(FileLapsed(dossier: Example.dossier))
        events.append(FileExcluded(dossier: Example.dossier, attempt: 2, excludedOn: Example.today))
        events.append(
            RegistrationRefused(
                dossier: Example.dossier,
                candidate: Example.candidate,
                refusedBy: Example.officer,
                personal: ReasonPersonal(reason: "Hors du champ.")
            )
        )
        return events + retention
    }()

    /// What comes of a file once it has ended.
    private static let retention: [any Event] = [
        FileRecalled(dossier: Example.dossier, attempt: 2),
        FilePassedOn(
            dossier: Example.dossier,
            from: "p2st",
            to: "apart",
            passedOn: Example.today,
            candidate: Example.candidate,
            companySiret: nil
        ),
        FileClosed(
            dossier: Example.dossier,
            branch: "apart",
            closedOn: Example.today,
            candidate: Example.candidate,
            companySiret: nil
        ),
        RetentionBegan(dossier: Example.dossier, term: .decided, keptUntil: Example.now.adding(days: 1826)),
        AppealNoted(dossier: Example.dossier, decision: "DEC-2", isOpen: true),
        AppealNoted(dossier: Example.dossier, decision: "DEC-2", isOpen: false),
        ErasureSuspended(
            dossier: Example.dossier,
            candidate: Example.candidate,
            cause: .complaint,
            since: Example.now,
            personal: HoldPersonal(reason: "Plainte de Mme Durand")
        ),
        ErasureResumed(dossier: Example.dossier, cause: .complaint),
        RetentionEnded(
            dossier: Example.dossier,
            candidate: Example.candidate,
            term: .decided,
            keptUntil: Example.now.adding(days: 1826)
        ),
    ]

    @Test("L'exemple a un événement de chaque sorte")
    func everyTypeIsThere() {
        let present = Set(HistoryTests.events.map { type(of: $0).type })
        #expect(present == Set(RegistrationFile.events.map { $0.type }))
        #expect(RegistrationFile.events.allSatisfy { $0.type.parts?.service == "registration" })
        #expect(HistoryTests.events.allSatisfy { $0.stream == StreamID("file", "D-1") })
    }

    @Test("Un dossier remis ne dépend que de l'événement qui le remet")
    func handoverStandsForItself() throws {
        let accepted = Example.acceptedEvent()
        #expect(RegistrationFile.evolve(nil, accepted) == Example.accepted)
        let opened = try #require(Example.reassess(Example.returned).event(ReassessmentOpened.self))
        let again = RegistrationFile.evolve(nil, opened)
        #expect(again == file(Example.returned, Example.reassess(Example.returned)))
        #expect(again?.numbers == [TakenNumber(series: "registration/p2st/2026", number: 17)])
        #expect(again?.ownKeys == [Claim("open-file/relation-client/P-1")])
    }

    @Test("Chaque événement s'écrit et se relit, avec ce qui est personnel et sans")
    func everyEventReadsBack() throws {
        func check<E: Event>(_ event: E) throws {
            var erased = event
            erased.personal = nil
            for event in [event, erased] {
                #expect(try JSONBytesDecoder().decode(E.self, from: JSONBytesEncoder().encode(event)) == event)
            }
            let text = String(decoding: JSONBytesEncoder().encode(erased), as: UTF8.self)
            for word in ["Durand", "Anne", "example.fr", "Brest", "Conseill", "champ"] { #expect(!text.contains(word)) }
        }
        for event in HistoryTests.events { try check(event) }
    }

    @Test("Chaque état s'écrit et se relit")
    func everyStateReadsBack() throws {
        var file: RegistrationFile?
        for event in HistoryTests.events {
            file = RegistrationFile.evolve(file, event)
            let state = try #require(file)
            #expect(
                try JSONBytesDecoder().decode(RegistrationFile.self, from: JSONBytesEncoder().encode(state)) == state
            )
        }
    }

    @Test("Effacé, un dossier garde ses clés, ses numéros et ses délais, et plus personne")
    func erasedHistoryKeepsItsConsequences() {
        func erased<E: Event>(_ event: E) -> any Event {
            var event = event
            event.personal = nil
            return event
        }
        var file: RegistrationFile?
        var without: RegistrationFile?
        for event in HistoryTests.events {
            file = RegistrationFile.evolve(file, event)
            without = RegistrationFile.evolve(without, erased(event))
            #expect(without?.ownKeys == file?.ownKeys)
            #expect(without?.numbers == file?.numbers)
            #expect(without?.dueTimes == file?.dueTimes)
            #expect(without?.persons == [])
        }
    }

    @Test("Les données personnelles sont celles du candidat, jusqu'à la fin du dossier")
    func personsAreTheCandidate() {
        for file in [Example.registered, Example.accepted, Example.returned, Example.awarded, Example.takenBack] {
            #expect(file?.persons == [Example.candidate])
        }
        #expect(Example.withdrawn?.persons == [])
    }

    @Test("Aucun ordre d'événements n'arrête le programme, ni ne perd un numéro", arguments: UInt64(1)...100)
    func anyOrderIsSurvived(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var file: RegistrationFile?
        for _ in 0..<60 {
            let event = HistoryTests.events.randomElement(using: &random)!
            let before = file
            file = RegistrationFile.evolve(file, event)
            #expect((file?.ownKeys.count ?? 0) <= 1)
            if before?.numbers.isEmpty == false, !(event is CandidateRegistered), !(event is RegistrationPrepared) {
                #expect(file?.numbers == before?.numbers)
            }
        }
        #expect(RegistrationFile.evolve(file, Example.issued("DEC-1")) == file)
        #expect(RegistrationFile.evolve(nil, Example.issued("DEC-1")) == nil)
    }

    @Test("Quoi qu'on demande, dans quelque ordre, un candidat n'a qu'un dossier ouvert", arguments: UInt64(1)...60)
    func oneOpenFileWhateverComes(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var files: [DossierID: RegistrationFile] = [:]
        var decisions = 0
        func holder(_ claim: Claim) -> DossierID? { files.first { $0.value.claims.contains(claim) }?.key }
        let open = RegistrationFile.openFile(of: Example.candidate, for: Example.kind)
        let held = RegistrationFile.certificateHeld(by: Example.candidate, of: Example.kind)
        var policy = BranchPolicy()
        policy.registration.refusesHolders = Bool.random(using: &random)
        let scheme = Example.scheme(policy)
        var taken = 0
        for _ in 0..<120 {
            let dossier = ([Example.dossier, Example.other, "D-3"] as [DossierID]).randomElement(using: &random)!
            let state = files[dossier]
            let attempt = Int.random(in: 1...2, using: &random)
            let known: DecisionID? =
                switch state?.stage {
                case .returned(_, let returned): returned.decision
                case .awarded(_, let award), .certified(_, let award, _): award.decision
                default: nil
                }
            let decision: Decision
            switch Int.random(in: 0..<9, using: &random) {
            case 0, 1:
                var command = Example.command
                command.dossier = dossier
                decision = decide(
                    command,
                    on: state,
                    openFile: holder(open),
                    heldThrough: holder(held),
                    scheme: scheme,
                    by: By(Example.asCandidate, at: Example.now)
                )
            case 2, 3:
                decision = decide(
                    AcceptRegistration(dossier: dossier, officer: Example.officer),
                    on: state,
                    nextNumber: taken + 1,
                    scheme: scheme,
                    by: By(Example.asOfficer, at: Example.now)
                )
            case 4:
                decisions += 1
                var event = Example.notAwarded(attempt: attempt, DecisionID("N-\(decisions)")!)
                event.dossier = dossier
                decision = decide(event, on: state, scheme: scheme, at: Example.now)
            case 5:
                decisions += 1
                var event = Example.award(attempt: attempt, DecisionID("A-\(decisions)")!)
                event.dossier = dossier
                decision = decide(event, on: state, heldThrough: holder(held))
            case 6:
                var event = Example.rescinded(attempt: attempt, known ?? "none")
                event.dossier = dossier
                decision = decide(event, on: state, openFile: holder(open))
            case 7:
                decision = Example.reassess(
                    state,
                    { $0.dossier = dossier },
                    openFile: holder(open),
                    scheme: scheme
                )
            default:
                decision = decide(
                    WithdrawCandidate(dossier: dossier, candidate: Example.candidate),
                    on: state,
                    by: By(Example.asCandidate)
                )
            }
            let after = file(state, decision)
            if let after { files[dossier] = after }
            if after?.numbers != state?.numbers, after?.number != nil { taken += 1 }
            #expect(files.values.filter { $0.claims.contains(open) }.count <= 1)
            #expect(files.values.filter { $0.claims.contains(held) }.count <= 1)
        }
        #expect(Set(files.values.flatMap(\.numbers)).map(\.number).sorted() == Array(1..<(taken + 1)))
    }
}
