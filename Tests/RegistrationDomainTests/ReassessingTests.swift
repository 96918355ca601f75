import Contracts
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import RegistrationDomain

@Suite("Réévaluer, sur ce qui manque seulement")
struct ReassessingTests {
    @Test(
        "Seuls les éléments manquants sont réévalués, les autres conservés avec leur provenance",
        .rule("onlyMissingIsReassessed", "carriedElementHasProvenance")
    )
    func onlyMissing() throws {
        let event = try #require(Example.reassess(Example.returned).event(ReassessmentOpened.self))
        #expect(event.file.scope.attempt == 2)
        #expect(event.file.scope.elements == ["RC.1.2", "RC.2.2"])
        #expect(event.file.scope.carried == [Example.carried("RC.1.1"), Example.carried("RC.2.1")])
        #expect(event.file.number == "P2ST-2026-00017")
        #expect(event.file.standard == "relation-client-2026")
        #expect(event.file.trainers == ["T-1"])
        #expect(event.personal?.identity.birthName == "Durand")
        #expect(event.lapsesAt == Instant("2027-03-10T23:00:00Z"))
    }

    @Test("Tout élément du référentiel est à réévaluer ou conservé, jamais les deux", arguments: UInt64(1)...50)
    func everyElementIsOnOneSide(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let codes = Example.standard.elementCodes
        let missing = codes.filter { _ in Bool.random(using: &random) }
        let acquired = codes.filter { _ in Bool.random(using: &random) }.map {
            Example.carried($0, Bool.random(using: &random) ? "2026-03-01" : "2020-03-01")
        }
        let returned = ReturnedFile(
            decision: "DEC-1",
            panel: "p2st-1",
            missing: missing,
            acquired: acquired.shuffled(using: &random),
            openedMeanwhile: nil
        )
        let limit: TimeLimit = Bool.random(using: &random) ? .unlimited : .months(24)
        let scope = onlyMissingIsReassessed(
            returned,
            attempt: 2,
            standard: Example.standard,
            carriedElements: limit,
            on: Example.today
        )
        let carried = scope.carried.map(\.element)
        #expect(codes.filter { scope.elements.contains($0) != carried.contains($0) } == codes)
        #expect(scope.elements == codes.filter { scope.elements.contains($0) })
        #expect(carried == codes.filter { carried.contains($0) })
        #expect(missing.allSatisfy { scope.elements.contains($0) })
        #expect(limit == .unlimited || scope.carried.allSatisfy { $0.acquiredOn.year == 2026 })
        #expect(scope.carried.allSatisfy { acquired.contains($0) })
    }

    @Test(
        "Un acquis trop ancien est réévalué, si la branche le veut",
        .rule("onlyMissingIsReassessed"),
        arguments: [
            (TimeLimit.unlimited, 2), (.months(24), 2), (.months(1), 3),
        ]
    )
    func oldElementIsReassessed(_ limit: TimeLimit, _ count: Int) {
        var policy = BranchPolicy()
        policy.award.carriedElements = limit
        var event = Example.notAwarded(attempt: 1, "DEC-1")
        event.acquired[0].acquiredOn = Day("2026-01-10")!
        let returned = file(
            Example.accepted,
            decide(event, on: Example.accepted, scheme: Example.scheme(), at: Example.now)
        )
        let opened = Example.reassess(returned, scheme: Example.scheme(policy)).event(ReassessmentOpened.self)
        #expect(opened?.file.scope.elements.count == count)
    }

    @Test("Un acquis sans provenance ne se conserve pas", .rule("carriedElementHasProvenance"))
    func carriedElementNeedsProvenance() {
        #expect(carriedElementHasProvenance(Example.carried("RC.1.1"), before: 2))
        #expect(!carriedElementHasProvenance(Example.carried("RC.1.1", attempt: 2), before: 2))
        #expect(!carriedElementHasProvenance(Example.carried("RC.1.1", attempt: 0), before: 2))
        var unseen = Example.carried("RC.1.1")
        unseen.observers = []
        #expect(!carriedElementHasProvenance(unseen, before: 2))
    }

    @Test("Le candidat le demande lui-même, quand le dossier lui est revenu", .rule("candidateAskedPersonally"))
    func candidateAsks() {
        #expect(Example.reassess(Example.returned, by: Actor(.company, "P-1")).code == "candidateAskedPersonally")
        #expect(Example.reassess(Example.returned, by: Actor(.candidate, "P-2")).code == "candidateAskedPersonally")
        #expect(
            Example.reassess(Example.returned, { $0.candidate = "P-2" }, by: Actor(.candidate, "P-2")).code
                == "actorMayNot"
        )
        #expect(Example.reassess(nil).code == "unknownFile")
        #expect(Example.reassess(Example.registered).code == "notNow")
        #expect(Example.reassess(Example.withdrawn).code == "notNow")
        #expect(Example.reassess(Example.accepted).code == "heldElsewhere")
        #expect(Example.reassess(Example.awarded).code == "heldElsewhere")
    }

    @Test("Un nouveau formateur s'ajoute aux autres")
    func newTrainersAreAdded() {
        let event = Example.reassess(
            Example.returned,
            {
                $0.trainers = ["T-2", "T-1"]
                $0.trainingProviders = ["F-2"]
            }
        ).event(ReassessmentOpened.self)
        #expect(event?.file.trainers == ["T-1", "T-2"])
        #expect(event?.file.trainingProviders == ["F-1", "F-2"])
        #expect(places(Example.reassess(Example.returned) { $0.trainers = ["P-1"] }) == ["trainers isTheCandidate"])
    }

    @Test("Qui forme de nouveau a fini au jour qu'on en dit, et sans jour dit on ne sait plus quand")
    func trainingEndsAreBroughtUpToDate() throws {
        var command = Example.command
        command.form.trainers = ["T-1", "T-2", "T-3"]
        command.form.trainingEnds = TrainingEndsForm(
            trainers: ["T-1": "2025-01-31", "T-2": "2025-02-28", "T-3": "2025-03-31"],
            providers: ["F-1": "2025-03-31"]
        )
        let registered = file(Example.register(command))
        let accepted = file(
            registered,
            decide(
                AcceptRegistration(dossier: Example.dossier, officer: Example.officer),
                on: registered,
                nextNumber: 17,
                scheme: Example.scheme(),
                by: By(Example.asOfficer, at: Example.now)
            )
        )
        let back = decide(
            Example.notAwarded(attempt: 1, "DEC-1"),
            on: accepted,
            scheme: Example.scheme(),
            at: Example.now
        )
        let event = Example.reassess(file(accepted, back)) {
            $0.trainers = ["T-2", "T-3"]
            $0.trainingEnds = TrainingEndsForm(trainers: ["T-2": "2026-02-28"])
        }.event(ReassessmentOpened.self)
        let ends = try #require(event?.file.trainingEnds)
        #expect(ends.trainers == ["T-1": Day("2025-01-31")!, "T-2": Day("2026-02-28")!])
        #expect(ends.providers == ["F-1": Day("2025-03-31")!])
        let wrong = Example.reassess(Example.returned) {
            $0.trainingEnds = TrainingEndsForm(trainers: ["T-1": "2026-02-28"])
        }
        #expect(places(wrong) == ["trainingEnds.trainers.T-1 notListed"])
    }

    @Test("Chez le même employeur la ligne hiérarchique reste, sauf à en dire une autre; chez un autre elle est à dire")
    func managersAfterAChange() throws {
        var command = Example.command
        command.form.employment?.managers = ["M-1"]
        let registered = file(Example.register(command))
        func change(_ change: (inout EmploymentForm) -> Void) -> Decision {
            var employment = command.form.employment ?? EmploymentForm()
            employment.managers = nil
            change(&employment)
            return decide(
                ChangeWorkplace(
                    dossier: Example.dossier,
                    candidate: Example.candidate,
                    employment: employment,
                    companyAgreedOn: employment.status == "employee" ? nil : "2026-03-01"
                ),
                on: registered,
                scheme: Example.scheme(),
                by: By(Example.asCandidate, at: Example.now)
            )
        }
        func managers(_ decision: Decision) -> [PersonID]? {
            decision.event(WorkplaceChanged.self)?.employment.managers
        }
        #expect(managers(change { $0.department = "mails" }) == ["M-1"])
        #expect(managers(change { $0.managers = ["M-2"] }) == ["M-2"])
        #expect(managers(change { $0.managers = [] }) == [])
        let elsewhere = change { $0 = EmploymentForm(status: "jobseeker", since: "2026-02-01") }
        #expect(elsewhere.event(WorkplaceChanged.self) != nil && managers(elsewhere) == nil)
        let own = change { $0.managers = ["P-1"] }
        #expect(places(own) == ["employment.managers isTheCandidate"])
        let reassessed = Example.reassess(Example.returned) {
            $0.employment = command.form.employment
            $0.employment?.managers = ["P-1"]
        }
        #expect(places(reassessed) == ["employment.managers isTheCandidate"])
    }

    @Test("Un changement d'entreprise est vérifié comme à l'inscription, et noté")
    func workplaceChanges() throws {
        let host = AssessmentCompanyForm(
            siret: "44306184100047",
            department: "desk",
            departments: ["desk"],
            since: "2026-02-01"
        )
        let decision = Example.reassess(Example.returned) {
            $0.employment = EmploymentForm(status: "jobseeker", since: "2026-02-01")
            $0.company = host
            $0.companyAgreedOn = "2026-02-15"
        }
        let events = try #require(decision.events)
        #expect(events.count == 2)
        let change = try #require(events.first as? WorkplaceChanged)
        let opened = try #require(events.last as? ReassessmentOpened)
        #expect(change.companyAgreedOn == Day("2026-02-15"))
        #expect(change.company == opened.file.company)
        #expect(change.employment == opened.file.employment)
        #expect(opened.file.company.siret == "44306184100047")
        #expect(file(Example.returned, decision) == RegistrationFile.evolve(nil, opened))

        // An employee's host is not the employer's company; a jobseeker's old employer has to agree.
        #expect(places(Example.reassess(Example.returned) { $0.company = host }) == ["company.siret notTheEmployer"])
        #expect(
            places(
                Example.reassess(Example.returned) {
                    $0.employment = EmploymentForm(status: "jobseeker", since: "2026-02-01")
                }
            ) == ["companyAgreedOn missing"]
        )
        #expect(
            places(Example.reassess(Example.returned) { $0.companyAgreedOn = "2026-02-01" })
                == ["companyAgreedOn notExpected"]
        )
    }

    @Test(
        "Un recours ouvert : la réévaluation attend, ou le candidat dit y renoncer",
        .rule("reassessmentLeavesNoAppealBehind")
    )
    func appealIsOpen() throws {
        let appealed = RegistrationFile.evolve(
            Example.returned,
            AppealNoted(dossier: Example.dossier, decision: "DEC-1", isOpen: true)
        )
        let refusal = Example.reassess(appealed).refusal
        #expect(refusal == Refusal("reassessmentLeavesNoAppealBehind", ["decision": "DEC-1"]))
        #expect(Example.reassess(appealed) { $0.givesUpAppeal = true }.event(ReassessmentOpened.self) != nil)
        let closed = RegistrationFile.evolve(
            appealed,
            AppealNoted(dossier: Example.dossier, decision: "DEC-1", isOpen: false)
        )
        #expect(Example.reassess(closed).event(ReassessmentOpened.self) != nil)
    }

    @Test(
        "Le candidat change d'entreprise après l'acceptation : l'évaluation le dit, et c'est noté",
        .rule("companyChangesUntilTheObservation")
    )
    func companyChangesAfterAcceptance() throws {
        let command = ChangeWorkplace(
            dossier: Example.dossier,
            candidate: Example.candidate,
            employment: EmploymentForm(status: "jobseeker", since: "2026-02-01"),
            companyAgreedOn: "2026-03-01"
        )
        func change(_ file: RegistrationFile?) -> Decision {
            decide(command, on: file, scheme: Example.scheme(), by: By(Example.asCandidate, at: Example.now))
        }
        let asked = try #require(change(Example.accepted).event(WorkplaceChangeAsked.self))
        #expect(asked.attempt == 1 && asked.employment.status == .jobseeker)
        // Nothing is changed by asking: the file goes back to the company of this attempt.
        #expect(file(Example.accepted, change(Example.accepted)) == Example.accepted)
        let changed = AssessmentCompanyChanged(
            dossier: asked.dossier,
            attempt: asked.attempt,
            employment: asked.employment,
            company: asked.company,
            companyAgreedOn: asked.companyAgreedOn
        )
        let noted = decide(changed, on: Example.accepted)
        #expect(noted.event(WorkplaceChanged.self)?.employment == asked.employment)
        let after = try #require(file(Example.accepted, noted))
        guard case .handedOver(let accepted) = after.stage else {
            Issue.record("not handed over")
            return
        }
        #expect(accepted.employment == asked.employment && accepted.company == asked.company)
        #expect(decide(changed, on: Example.returned).changesNothing)
        #expect(decide(changed, on: nil).waitsFor == StreamID("file", "D-1"))
        for former in [Example.awarded, Example.takenBack] {
            #expect(change(former).code == "heldElsewhere")
        }
    }

    @Test("Redire le même lieu de travail n'est pas un changement")
    func sameWorkplaceIsNoChange() {
        let decision = Example.reassess(Example.returned) { $0.employment = Example.command.form.employment }
        #expect(decision.event(ReassessmentOpened.self) != nil)
    }

    @Test("Après la branche partie, le délai convenu passé, plus rien ne s'ouvre")
    func branchHasLeft() {
        var event = Example.accepted.map { _ in Example.acceptedEvent("gone") }!
        event.file.number = "GONE-2026-00001"
        let accepted = RegistrationFile.evolve(nil, event)
        let returned = file(
            accepted,
            decide(Example.notAwarded(attempt: 1, "DEC-1"), on: accepted, scheme: Example.scheme(), at: Example.now)
        )
        #expect(Example.reassess(returned).event(ReassessmentOpened.self) != nil)
        #expect(Example.reassess(returned, at: Instant("2026-04-01T00:00:00Z")!).code == "openFileStillRuns")
    }
}

extension Example {
    static func acceptedEvent(_ branch: BranchID = "p2st") -> RegistrationAccepted {
        let decision = decide(
            AcceptRegistration(dossier: dossier, officer: officer),
            on: registered,
            nextNumber: 17,
            scheme: scheme(),
            by: By(asOfficer, at: now)
        )
        var event = decision.event(RegistrationAccepted.self)!
        event.file.branch = branch
        return event
    }
}
