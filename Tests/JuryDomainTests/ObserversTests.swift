import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le jury relit les règles d'observation, aux faits du jour de l'observation")
struct ObserversTests {
    private static func day(_ text: String) -> Day { Day(text)! }
    private static let observedOn = day("2026-02-20")

    /// Observed on 20 February, under an accreditation that evaluation knew from and until these days.
    private func booklet(_ dossier: DossierID = "D1", from: String = "2025-01-01", until: String = "2028-12-31")
        -> BookletTransmitted
    {
        transmitted(
            dossier,
            observed: [
                AccreditedDay(
                    on: ObserversTests.observedOn,
                    from: ObserversTests.day(from),
                    until: ObserversTests.day(until)
                )
            ]
        )
    }

    private func noted(from: String, until: String, by branch: BranchID = "p2st") -> EvaluatorNoted {
        EvaluatorNoted(
            panel: "p2st-1",
            evaluator: "evaluator",
            branch: branch,
            certificateKinds: ["relation-client"],
            from: ObserversTests.day(from),
            until: ObserversTests.day(until),
            providers: []
        )
    }

    @Test(
        "En vigueur ce jour-là, telle que le jury l'a apprise ou que l'évaluation l'a transmise: le certificat s'attribue",
        .rule("accreditationStoodOnObservationDay"),
        arguments: [
            // As evaluation told it, the panel having heard of nothing.
            ("2025-01-01", "2028-12-31", nil, nil), ("2026-02-20", "2026-02-20", nil, nil),
            // As the panel has heard of it.
            ("2025-01-01", "2028-12-31", "2025-01-01", "2026-02-20"),
            // The panel has heard of a later letter only: the former stands as evaluation told it.
            ("2025-01-01", "2026-02-28", "2026-03-01", "2030-02-28"),
        ]
    )
    func stood(from: String, until: String, notedFrom: String?, notedUntil: String?) {
        var world = World()
        if let notedFrom, let notedUntil { world.apply(.accepted([noted(from: notedFrom, until: notedUntil)])) }
        world.transmit(booklet(from: from, until: until))
        world.convene()
        world.place(["D1"])
        world.open()
        world.voteAll()
        #expect(world.closeWithWords().isDone)
        world.signBoth()
        #expect(world.events(CertificateAwarded.self).count == 1)
    }

    @Test(
        "Hors habilitation ce jour-là, rien ne s'acquiert sur ce livret",
        .rule("accreditationStoodOnObservationDay"),
        arguments: [
            ("2025-01-01", "2026-02-19", nil, nil), ("2026-02-21", "2028-12-31", nil, nil),
            // The panel has heard that the same letter ended before.
            ("2025-01-01", "2028-12-31", "2025-01-01", "2026-02-19"),
        ]
    )
    func didNotStand(from: String, until: String, notedFrom: String?, notedUntil: String?) {
        var world = World()
        if let notedFrom, let notedUntil { world.apply(.accepted([noted(from: notedFrom, until: notedUntil)])) }
        world.transmit(booklet(from: from, until: until))
        world.convene()
        #expect(world.place(["D1"]).isDone)
        world.open()
        world.voteAll()
        let refused = world.closeWithWords()
        #expect(refused.code == "accreditationStoodOnObservationDay")
        #expect(refused.refusal?.facts["day"] == "2026-02-20")
        #expect(world.events(CaseExamined.self).isEmpty)
    }

    @Test(
        "La séance ajourne et demande la preuve; l'habilitation établie, une séance ultérieure attribue",
        .rule("accreditationStoodOnObservationDay")
    )
    func asksAndDecides() {
        var world = World.sitting(booklet(until: "2026-02-19"))
        world.voteAll()
        #expect(world.closeWithWords().code == "accreditationStoodOnObservationDay")
        #expect(
            SupplementTests.ask(&world, of: [.observers], words: ["observers": "Le courrier d'habilitation"]).isDone
        )
        world.signBoth()
        #expect(world.events(CaseAdjourned.self).map(\.cause) == [.supplementAsked])
        #expect(SupplementTests.answer(&world, .observers).isDone)
        world.apply(.accepted([noted(from: "2026-02-01", until: "2026-12-31")]))
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S2").isDone)
        world.open("S2")
        world.voteAll(in: "S2")
        #expect(world.closeWithWords(in: "S2").isDone)
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).map(\.session) == ["S2"])
    }

    @Test(
        "Rien d'acquis, le dossier revient: désignation et observation nouvelles, le jury décide sur l'autre livret",
        .rule("accreditationStoodOnObservationDay")
    )
    func observedAnew() {
        var world = World.sitting(booklet(until: "2026-02-19"))
        let none = Dictionary(uniqueKeysWithValues: World.codes.map { ($0, ElementVote.notAcquired) })
        world.voteAll(none)
        #expect(world.closeWithWords().isDone)
        world.signBoth()
        #expect(world.events(CertificateNotAwarded.self).map(\.missing) == [World.codes])
        #expect(world.events(CertificateNotAwarded.self).map(\.acquired) == [[]])
        var again = booklet()
        again.file.scope.attempt = 2
        world.transmit(again)
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S2").isDone)
        world.open("S2")
        world.voteAll(in: "S2")
        #expect(world.closeWithWords(in: "S2").isDone)
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).count == 1)
    }

    @Test(
        "Là où la branche agrée des organismes, rien ne s'acquiert sans agrément de celui de l'évaluateur ce jour-là",
        .rule("providerWasApproved"),
        arguments: [
            (nil, nil, true), ("O-1", nil, true), ("O-1", "2026-02-20", true), ("O-1", "2026-02-19", false),
            ("O-2", nil, false),
        ] as [(OrganisationID?, String?, Bool)]
    )
    func approved(provider: OrganisationID?, until: String?, passes: Bool) {
        var world = World()
        world.rules = world.rules.approving([.init(id: "O-1", name: "Agréé", until: until.flatMap { Day($0) })])
        var booklet = booklet()
        booklet.evaluatorDays?[0].provider = provider
        world.transmit(booklet)
        world.convene()
        world.place(["D1"])
        world.open()
        world.voteAll()
        let closed = world.closeWithWords()
        #expect(closed.code == (passes ? nil : "providerWasApproved"))
        #expect(closed.refusal?.facts["provider"] == (passes ? nil : provider?.value))
        // What the branch had forgotten to enter counts once it has.
        world.rules = world.rules.approving(nil)
        if !passes { #expect(world.closeWithWords().isDone) }
    }

    @Test("Un observateur lié au candidat: rien ne s'acquiert sur ce livret", .rule("observersWereIndependent"))
    func dependent() {
        var cases: [(ObserverDependence.Cause?, BookletTransmitted)] = []
        func add(_ cause: ObserverDependence.Cause?, _ change: (inout BookletTransmitted) -> Void) {
            var booklet = booklet()
            change(&booklet)
            cases.append((cause, booklet))
        }
        add(nil) { _ in }
        add(.isCandidate) { $0.evaluator.person = "candidate" }
        add(.isCandidate) { $0.referent.person = "candidate" }
        add(.isReferent) { $0.referent.person = "evaluator" }
        add(.ofOtherCompany) { $0.referent.companySiret = "44444444200040" }
        add(.hasTrained) { $0.file.trainers = ["evaluator"] }
        add(.ofTrainingProvider) { $0.evaluator.provider = "school" }
        add(.ofSameDepartment) {
            $0.evaluator.employerSiren = "222222226"
            $0.evaluator.department = "accueil"
        }
        add(.ofSameDepartment) { $0.evaluator.employerSiren = "222222226" }
        add(nil) {
            $0.evaluator.employerSiren = "222222226"
            $0.evaluator.department = "paie"
        }
        add(.ofSameDepartment) {
            $0.evaluator.employerSiren = "333333334"
            $0.evaluator.department = "paie"
            $0.file.employment.department = "paie"
        }
        add(nil) {
            $0.evaluator.employerSiren = "333333334"
            $0.evaluator.department = "achats"
            $0.file.employment.department = "paie"
        }
        // Without a limit the day of the training does not matter; with one, on the day of the observation.
        add(.hasTrained) {
            $0.file.trainers = ["evaluator"]
            $0.file.trainingEnds = TrainingEnds(trainers: ["evaluator": ObserversTests.day("2023-02-20")])
        }
        for (cause, booklet) in cases {
            var world = World.sitting(booklet)
            #expect(world.cases["D1"]?.undecided?.file.dependence?.cause == cause)
            world.voteAll()
            let closed = world.closeWithWords()
            #expect(closed.code == (cause == nil ? nil : "observersWereIndependent"))
            #expect(closed.refusal?.facts["because"] == cause?.rawValue)
        }
        for (months, cause) in [(36, nil), (37, .hasTrained)] as [(Int, ObserverDependence.Cause?)] {
            let world = World.sitting(cases[12].1) { $0.designation.trainingBar = .months(months) }
            #expect(world.cases["D1"]?.undecided?.file.dependence?.cause == cause)
        }
        let lenient = World.sitting(cases[6].1) { $0.designation.trainingBarCoversProvider = false }
        #expect(lenient.cases["D1"]?.undecided?.file.dependence == nil)
    }

    @Test(
        "L'évaluateur dirige le candidat, ou le référent là où la branche ne l'admet pas: rien ne s'acquiert",
        .rule("observersWereIndependent"),
        arguments: [
            // who manages, as the registration says; whether the company declares the referent; admitted; who does it
            (["chief", "evaluator"], false, true, "evaluator"), (["chief", "referent"], false, true, nil),
            (["chief", "referent"], false, false, "referent"), ([], true, false, "referent"), ([], true, true, nil),
            (["chief"], false, false, nil),
        ] as [([PersonID], Bool, Bool, PersonID?)]
    )
    func managing(managers: [PersonID], declared: Bool, admitted: Bool, who: PersonID?) {
        var booklet = booklet()
        booklet.file.employment.managers = managers
        booklet.referent.managesCandidate = declared
        var world = World.sitting(booklet) { $0.designation.referentMayBeManager = admitted }
        world.voteAll()
        let closed = world.closeWithWords()
        #expect(closed.code == (who == nil ? nil : "observersWereIndependent"))
        #expect(closed.refusal?.facts["observer"] == who?.value)
        #expect(closed.refusal?.facts["because"] == who.map { _ in "managesCandidate" })
    }

    private func removed(_ ground: RemovalGround = .fraud, by branch: BranchID = "p2st") -> AccreditationRemoved {
        AccreditationRemoved(
            evaluator: "evaluator",
            branch: branch,
            ground: ground,
            endsOn: ObserversTests.day("2026-03-03"),
            markUseEndsOn: ObserversTests.day("2026-03-03"),
            reviewableThrough: ObserversTests.day("2026-05-03"),
            authority: "authority-1",
            files: [],
            personal: nil
        )
    }

    private func reviewed(upheld: Bool) -> RemovalReviewDecided {
        RemovalReviewDecided(
            evaluator: "evaluator",
            branch: "p2st",
            upheld: upheld,
            inForceUntil: upheld ? nil : ObserversTests.day("2028-12-31"),
            decidedOn: ObserversTests.day("2026-03-20"),
            authority: "authority-2",
            personal: nil
        )
    }

    private func hear(_ event: AccreditationRemoved, _ world: inout World) {
        let (noted, files) = (world.evaluators["evaluator"], Array(world.cases.values))
        world.apply(decide(event, on: noted, files: files, under: world.rules, at: world.now))
    }

    private func hear(_ event: RemovalReviewDecided, _ world: inout World) {
        let (noted, files) = (world.evaluators["evaluator"], onAgendas(world))
        world.apply(
            decide(event, on: noted, files: files, under: world.rules, at: world.now)
        )
    }

    private func hear(_ event: AccreditationSuspended, _ world: inout World) {
        let (noted, files) = (world.evaluators["evaluator"], Array(world.cases.values))
        world.apply(decide(event, on: noted, files: files, under: world.rules, at: world.now))
    }

    private func hear(_ event: SuspensionLifted, _ world: inout World) {
        let (noted, files) = (world.evaluators["evaluator"], onAgendas(world))
        world.apply(
            decide(event, on: noted, files: files, under: world.rules, at: world.now)
        )
    }

    private func onAgendas(_ world: World) -> [(Case, JurySession?)] {
        world.cases.values.map { file in (file, file.session.flatMap { world.sessions[$0] }) }
    }

    private let suspended = AccreditationSuspended(
        evaluator: "evaluator",
        branch: "p2st",
        cause: .precautionary,
        ground: .fraud,
        from: ObserversTests.day("2026-03-02"),
        by: "officer-1",
        files: [],
        personal: nil
    )
    private let lifted = SuspensionLifted(
        evaluator: "evaluator",
        branch: "p2st",
        cause: .precautionary,
        on: ObserversTests.day("2026-03-09"),
        by: "officer-1"
    )

    @Test(
        "Supprimée pour faute entre la transmission et la décision, elle suspend le dossier: rien ne prend effet",
        .rule("fileIsOnHold")
    )
    func removedForCause() {
        var world = World()
        world.apply(.accepted([noted(from: "2025-01-01", until: "2028-12-31")]))
        world.transmit(booklet())
        world.convene()
        world.place(["D1"])
        world.open()
        world.voteAll()
        #expect(world.closeWithWords().isDone)
        hear(removed(by: "logi"), &world)
        hear(removed(.conditionsNotMet), &world)
        #expect(world.cases["D1"]?.hold == nil)
        hear(removed(), &world)
        #expect(world.cases["D1"]?.hold?.removedEvaluator == "evaluator")
        world.signBoth()
        #expect(world.events(CertificateAwarded.self).isEmpty)
        hear(reviewed(upheld: true), &world)
        #expect(world.events(CertificateAwarded.self).isEmpty)
        // The cause does not concern what was signed: people say so, and it stands.
        #expect(world.release().isDone)
        #expect(world.events(CertificateAwarded.self).count == 1)
    }

    @Test(
        "La faute concerne le dossier: rendu pour être examiné à nouveau, le vote est sans effet",
        .rule("fileIsHeldOverItsEvaluator"),
        arguments: [false, true]
    )
    func examinedAgain(minutesAreSigned: Bool) {
        var world = World.sitting(booklet())
        world.voteAll()
        world.closeWithWords()
        world.hold()
        #expect(world.release(examinedAgain: true).code == "fileIsHeldOverItsEvaluator")
        world.release()
        world.drawUp()
        hear(removed(), &world)
        if minutesAreSigned { world.signBoth() }
        #expect(world.release(examinedAgain: true).isDone)
        #expect(world.events(CertificateAwarded.self).isEmpty)
        #expect(world.cases["D1"]?.hold == nil)
        if !minutesAreSigned {
            #expect(world.sign("e1").isDone == false)
            world.signBoth()
        }
        #expect(world.events(CertificateAwarded.self).isEmpty)
        world.convene("S2", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S2").isDone)
        world.open("S2")
        let none = Dictionary(uniqueKeysWithValues: World.codes.map { ($0, ElementVote.notAcquired) })
        world.voteAll(none, in: "S2")
        #expect(world.closeWithWords(in: "S2").isDone)
        world.signBoth("S2")
        #expect(world.events(CertificateNotAwarded.self).map(\.session) == ["S2"])
    }

    @Test(
        "Suspendu, puis supprimé pour faute: la suspension levée ne rend pas le dossier, des personnes le rendent",
        .rule("fileIsOnHold")
    )
    func removedWhileSuspended() throws {
        var world = World.sitting(booklet())
        world.apply(.accepted([noted(from: "2025-01-01", until: "2028-12-31")]))
        world.voteAll()
        #expect(world.closeWithWords().isDone)
        hear(suspended, &world)
        let since = try #require(world.cases["D1"]?.hold?.since)
        world.signBoth()
        world.pass(days: 7)
        hear(removed(), &world)
        #expect(world.cases["D1"]?.hold?.suspendedEvaluator == "evaluator")
        hear(lifted, &world)
        #expect(world.cases["D1"]?.hold?.removedEvaluator == "evaluator")
        #expect(world.cases["D1"]?.hold?.suspendedEvaluator == nil)
        #expect(world.cases["D1"]?.hold?.since == since)
        #expect(world.events(CertificateAwarded.self).isEmpty)
        #expect(world.release().isDone)
        #expect(world.events(CertificateAwarded.self).count == 1)
    }

    @Test(
        "La suppression annulée ne rend pas le dossier tant que l'évaluateur est suspendu; elle annulée, la levée le rend",
        .rule("fileIsOnHold")
    )
    func annulledWhileSuspended() {
        var world = World()
        world.apply(.accepted([noted(from: "2025-01-01", until: "2028-12-31")]))
        world.transmit(booklet())
        hear(removed(), &world)
        hear(suspended, &world)
        #expect(world.cases["D1"]?.hold?.removedEvaluator == "evaluator")
        hear(reviewed(upheld: false), &world)
        #expect(world.cases["D1"]?.hold?.suspendedEvaluator == "evaluator")
        hear(lifted, &world)
        #expect(world.cases["D1"]?.hold == nil)
    }

    @Test("Annulée, la suppression rend ce qu'elle suspendait", .rule("fileIsOnHold"))
    func annulled() {
        var world = World()
        world.apply(.accepted([noted(from: "2025-01-01", until: "2028-12-31")]))
        world.transmit(booklet())
        world.transmit(booklet("D2"))
        world.hold("D2")
        hear(removed(), &world)
        #expect(world.evaluators["evaluator"]?.terms.map(\.removedBy) == ["authority-1"])
        hear(reviewed(upheld: false), &world)
        #expect(world.cases["D1"]?.hold == nil)
        #expect(world.cases["D2"]?.hold != nil)
        #expect(world.evaluators["evaluator"]?.terms.map(\.removedBy) == [nil])
        #expect(world.evaluators["evaluator"]?.terms.map(\.until) == [ObserversTests.day("2028-12-31")])
    }

    @Test("Apprise avant le livret qu'elle a croisé, elle le suspend à son arrivée", .rule("fileIsOnHold"))
    func crossed() {
        var world = World()
        world.apply(.accepted([noted(from: "2025-01-01", until: "2028-12-31")]))
        hear(removed(), &world)
        world.transmit(booklet())
        #expect(world.cases["D1"]?.hold?.removedEvaluator == "evaluator")
        world.convene()
        #expect(world.place(["D1"]).code == "fileIsOnHold")
        #expect(world.release().isDone)
        #expect(world.place(["D1"]).isDone)
    }
}
