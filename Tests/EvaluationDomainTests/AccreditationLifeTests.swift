import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Vie d'une habilitation")
struct AccreditationLifeTests {
    private func steps(_ events: [any Event], from day: Day) -> [String] {
        events.compactMap { event in
            switch event {
            case let event as AccreditationStepFellDue:
                "\(event.step) \(event.reminder ? "rappel" : "échu") \(event.at.parisDay.number - day.number)"
            case let event as AccreditationSuspended: "suspendu \(event.from.number - day.number)"
            case let event as RemovalProposed: "suppression proposée \(event.proposedOn.number - day.number)"
            case let event as AccreditationExpired: "expiré \(event.endsOn.number - day.number)"
            default: nil
            }
        }
    }

    @Test("Rapport: rappels, retard qui suspend, retard prolongé qui propose la suppression, selon la politique")
    func overdueReport() {
        for (reminders, overdue) in [([60, 15], 90), ([45, 10], 60)] {
            var it = Accrediting.grantable
            it.policy.accreditation.reportReminderDays = reminders
            it.policy.accreditation.reportOverdueRemovalDays = overdue
            it.decideApplication()
            it.sendLetter()
            let due = Day("2028-11-22")!
            #expect(
                steps(it.pass(to: due.adding(days: 200)), from: due) == [
                    "report rappel -\(reminders[0])", "report rappel -\(reminders[1])", "report échu 1", "suspendu 1",
                    "suppression proposée \(overdue + 1)",
                    // The officer has sixty days to notify the grounds.
                    "removalNotification rappel \(overdue + 54)", "removalNotification rappel \(overdue + 60)",
                    "removalNotification échu \(overdue + 62)",
                ]
            )
        }
    }

    @Test("Un rapport a ses chiffres et ses mots, et vient à temps", .rule("activityIsReportedEveryTwoYears"))
    func report() throws {
        var it = Accrediting.accredited
        it.pass(to: Day("2028-09-22")!)
        #expect(it.report().code == "activityIsReportedEveryTwoYears")
        it.pass(to: Day("2028-09-23")!)
        #expect(it.report(" ").code == "activityIsReportedEveryTwoYears")
        #expect(it.report(nil).code == "activityIsReportedEveryTwoYears")
        #expect(it.report(by: it.branchOfficer).code == "actorMayNot")
        let first = try #require(it.report().events?.first as? ActivityReported)
        #expect(first.from == Day("2026-11-23"))
        #expect(first.through == Day("2028-09-23"))
        #expect(first.dueOn == Day("2028-11-22"))
        #expect(first.nextDueOn == Day("2030-11-22"))
        #expect(it.report().code == "activityIsReportedEveryTwoYears")
        it.pass(to: Day("2030-10-01")!)
        let second = try #require(it.report().events?.first as? ActivityReported)
        #expect(second.from == Day("2028-09-24"))
        #expect(it.evaluator?.suspensions == [])
    }

    @Test("Rendu en retard, le rapport lève la suspension et éteint la proposition de suppression")
    func lateReport() {
        var it = Accrediting.accredited
        it.pass(to: Day("2029-03-01")!)
        #expect(it.evaluator?.life("p2st")?.removal == .proposed(.reportOverdue))
        #expect(it.report().events?.count == 2)
        #expect(it.evaluator?.life("p2st")?.removal == nil)
        let suspension = it.evaluator?.suspensions.first
        #expect(suspension?.from == Day("2028-11-23"))
        #expect(suspension?.until == Day("2029-03-01"))
        #expect(suspension?.holds(on: Day("2028-11-22")!) == false)
        #expect(suspension?.holds(on: Day("2029-02-28")!) == true)
        #expect(suspension?.holds(on: Day("2029-03-01")!) == false)
    }

    @Test("Non prononcée, la suppression pour retard n'est pas proposée deux fois pour le même rapport")
    func proposedOnce() {
        var it = Accrediting.accredited
        it.pass(to: Day("2029-03-01")!)
        it.notify(.reportOverdue)
        it.answer()
        #expect(it.remove(false).events?.count == 1)
        #expect(it.pass(to: Day("2029-09-01")!).isEmpty)
    }

    @Test("Qui n'a pas demandé son renouvellement n'est pas en retard, même si nul rappel n'est venu à temps")
    func renewalIsVoluntary() throws {
        var it = Accrediting.accredited(reported: true)
        it.pass(to: Day("2030-09-01")!)
        it.now = Day("2030-11-23")!.startInParis
        let evaluator = try #require(it.evaluator)
        let events = decideStep(evaluator, at: it.now).events ?? []
        let told = events.compactMap { $0 as? AccreditationStepFellDue }.filter { $0.step == .renewalRequest }
        #expect(told.map(\.reminder) == [true])
        let after = events.reduce(evaluator) { Evaluator.evolve($0, $1) ?? $0 }
        #expect(decideStep(after, at: it.now).events?.isEmpty == true)
    }

    @Test("Au terme, le dernier jour compte et le suivant non, à l'heure de Paris")
    func expiry() {
        var it = Accrediting.accredited(reported: true)
        it.files = [.observed(as: "D-1"), .observed(as: "D-2")]
        it.pass(to: Day("2030-10-01")!)
        it.report()
        let last = Day("2030-11-22")!
        it.now = last.adding(days: 1).startInParis.adding(milliseconds: -1)
        #expect(it.evaluator?.dueTimes.contains { $0.name == Evaluator.expiry && $0.at <= it.now } == false)
        let events = it.pass(to: last.adding(days: 1), noon: false)
        let expired = events.compactMap { $0 as? AccreditationExpired }
        #expect(expired.map(\.endsOn) == [last.adding(days: 1)])
        #expect(expired.first?.markUseEndsOn == last.adding(days: 1))
        #expect(expired.first?.files == ["D-1", "D-2"])
        #expect(it.evaluator?.isOnlyKept == true)
        #expect(it.refusals(on: last) == [])
        #expect(it.refusals(on: last.adding(days: 1)) == ["accreditationInForceOnObservationDay"])
        #expect(it.refusals(on: today) == [])
        #expect(it.refusals(on: today.adding(days: -1)) == ["accreditationInForceOnObservationDay"])
    }

    @Test(
        "Le renouvellement se demande à temps et prolonge le terme pendant son instruction",
        .rule("renewalIsAskedInTime")
    )
    func renewal() throws {
        for months in [3, 2] {
            var it = Accrediting.grantable
            it.policy.accreditation.renewalProlongationMonths = months
            it.decideApplication()
            it.sendLetter()
            it.pass(to: Day("2028-11-01")!)
            it.report()
            it.pass(to: Day("2030-09-22")!)
            #expect(it.askRenewal().code == "renewalIsAskedInTime")
            it.pass(to: Day("2030-11-20")!)
            it.report()
            it.pass(to: Day("2030-11-22")!)
            let asked = try #require(it.askRenewal().events?.first as? RenewalRequested)
            #expect(asked.prolongedUntil == Day("2030-11-23")!.adding(months: months).adding(days: -1))
            #expect(it.askRenewal().code == "renewalIsAskedInTime")
            #expect(it.refusals(on: Day("2030-12-24")!) == [])
            it.pass(to: Day("2030-12-24")!)
            let renewed = try #require(it.decideRenewal().events?.first as? AccreditationRenewed)
            #expect(renewed.from == Day("2030-11-23"))
            #expect(renewed.until == Day("2034-11-22"))
            #expect(it.decideRenewal().code == "notNow")
            #expect(it.evaluator?.accreditations.map(\.until) == [Day("2034-11-22")!])
        }
    }

    @Test(
        "Demandé trop tard, le renouvellement est refusé; l'habilitation a expiré",
        .rule("renewalIsAskedInTime", "accreditationStands")
    )
    func renewalTooLate() {
        var it = Accrediting.accredited(reported: true)
        it.pass(to: Day("2030-11-23")!)
        #expect(it.askRenewal().code == "accreditationStands")
        it = .accredited
        #expect(it.askRenewal().code == "renewalIsAskedInTime")
    }

    @Test("On ne renouvelle pas qui n'a pas rendu ses rapports", .rule("reportsAreToDate"))
    func renewalWithoutReports() {
        var it = Accrediting.accredited
        it.pass(to: Day("2030-11-01")!)
        #expect(it.askRenewal().code == "reportsAreToDate")
        // Late as it is, the report is due no more, and the next one is not due yet.
        it.report()
        #expect(it.askRenewal().events?.count == 1)
        it.pass(to: Day("2030-12-01")!)
        #expect(it.decideRenewal().code == "reportsAreToDate")
        it.report()
        #expect(it.decideRenewal().events?.count == 1)
    }

    @Test(
        "Refusé, avec une raison, le renouvellement laisse courir le terme, ou finir aujourd'hui",
        .rule("renewalRefusalIsReasoned")
    )
    func renewalRefused() throws {
        var it = Accrediting.accredited(reported: true)
        it.pass(to: Day("2030-10-10")!)
        it.askRenewal()
        #expect(it.decideRenewal(nil).code == "renewalRefusalIsReasoned")
        var late = it
        let event = try #require(it.decideRenewal(nil, reason: "Activité nulle").events?.first as? RenewalRefused)
        #expect(event.until == Day("2030-11-22"))
        late.pass(to: Day("2030-12-15")!)
        let then = try #require(late.decideRenewal(nil, reason: "Activité nulle").events?.first as? RenewalRefused)
        #expect(then.until == Day("2030-12-15"))
        #expect(late.refusals(on: Day("2030-12-15")!) == [])
        #expect(late.refusals(on: Day("2030-12-16")!) == ["accreditationInForceOnObservationDay"])
        #expect(late.pass(to: Day("2030-12-16")!).contains { $0 is AccreditationExpired })
    }

    @Test(
        "Un compte rendu dû un samedi l'est encore le lundi, là où la branche le veut",
        .rule("termEndsOnAWorkingDay"),
        arguments: [(true, 3), (false, 1)]
    )
    func reportDueOnASaturday(_ carried: Bool, _ overdue: Int) {
        var it = Accrediting.grantable
        it.policy.due.endsOnWorkingDays = carried
        it.policy.accreditation.reportMonths = 6
        it.decideApplication()
        it.sendLetter()
        let due = Day("2027-05-22")!
        let told = steps(it.pass(to: due.adding(days: 10)), from: due)
        #expect(told.filter { $0.hasPrefix("report échu") } == ["report échu \(overdue)"])
        #expect(told.filter { $0.hasPrefix("suspendu") } == ["suspendu \(overdue)"])
    }

    @Test("Non décidé avant la fin de la prolongation, un renouvellement laisse expirer")
    func renewalUndecided() {
        var it = Accrediting.accredited(reported: true)
        it.pass(to: Day("2030-10-10")!)
        it.report()
        it.askRenewal()
        let events = steps(it.pass(to: Day("2031-03-01")!), from: Day("2030-11-22")!)
        #expect(events.suffix(1) == ["expiré 93"])
        #expect(events.contains("renewalDecision échu -12"))
    }

    @Test("Un changement se déclare quand il a eu lieu; les faits d'avant restent", .rule("declaredSituationIsReal"))
    func changes() {
        var it = Accrediting.accredited
        let other = EvaluatorSituation(kind: .companyProfessional, employerSiren: "123456782", department: "front")
        it.now = noon.adding(days: 10)
        #expect(it.declare(other, since: day(11)).code == "declaredSituationIsReal")
        #expect(
            it.declare(EvaluatorSituation(kind: .companyProfessional), since: day(5)).code == "declaredSituationIsReal"
        )
        #expect(it.declare(other, since: day(5)).events?.count == 1)
        #expect(it.evaluator?.facts(on: day(4))?.employerSiren == "552100554")
        #expect(it.evaluator?.facts(on: day(5))?.employerSiren == "123456782")
        #expect(it.refusals(on: day(4)) == [])
        #expect(it.refusals(on: day(5)) == ["evaluatorIsFromAnotherDepartment"])
    }

    @Test("La liste montre la dernière organisation déclarée, même si une plus ancienne est déclarée après")
    func lateDeclaration() {
        var it = Accrediting.accredited
        it.now = noon.adding(days: 30)
        let situation = EvaluatorSituation(kind: .consultant, employerSiren: "123456782", department: "conseil")
        it.declare(situation, since: day(20), for: "Nouvelle Maison")
        #expect(it.evaluator?.publicEntry("p2st", on: it.today)?.organisation == "Nouvelle Maison")
        it.declare(EvaluatorSituation(kind: .consultant), since: day(10), for: "Entre-deux")
        #expect(it.evaluator?.publicEntry("p2st", on: it.today)?.organisation == "Nouvelle Maison")
        #expect(it.evaluator?.facts(on: day(15))?.employerSiren == nil)
        #expect(it.evaluator?.facts(on: day(20))?.employerSiren == "123456782")
    }

    @Test(
        "Qui démissionne reste habilité ce jour-là, et perd ensuite l'usage de la marque",
        .rule("accreditationStands")
    )
    func resignation() throws {
        var it = Accrediting.accredited
        it.files = [.observed(as: "D-7")]
        let event = try #require(it.resign().events?.first as? AccreditationResigned)
        #expect(event.markUseEndsOn == day(1))
        #expect(event.files == ["D-7"])
        #expect(it.refusals(on: today) == [])
        #expect(it.refusals(on: day(1)) == ["accreditationInForceOnObservationDay"])
        #expect(it.resign().code == "accreditationStands")
        #expect(it.evaluator?.isOnlyKept == true)
    }

    @Test(
        "Habilité pour un second certificat, l'évaluateur garde le premier",
        .rule("laterLetterReplacesWhatItCovers")
    )
    func secondKind() throws {
        var it = Accrediting.accredited
        let first = try #require(it.evaluator?.standingAccreditation("p2st"))
        var letter = try #require(it.history.compactMap { $0 as? EvaluatorAccredited }.last)
        letter.certificateKinds = ["second-certificat"]
        letter.from = today
        letter.until = today.adding(days: 700)
        it.take(.accepted([letter]))
        let held = try #require(it.evaluator?.accreditations)
        #expect(held.count == 2 && held.allSatisfy { $0.end == nil })
        #expect(it.refusals(on: today) == [])
        // A letter that covers both takes the place of both.
        letter.certificateKinds = first.certificateKinds + ["second-certificat"]
        letter.from = day(1)
        it.take(.accepted([letter]))
        #expect(it.evaluator?.accreditations.map { $0.end?.way } == [.replaced, .replaced, nil])
        // Given up, all that the branch conferred is.
        it = Accrediting.accredited
        letter.certificateKinds = ["second-certificat"]
        letter.from = today
        it.take(.accepted([letter]))
        it.resign()
        #expect(it.evaluator?.accreditations.map { $0.end?.way } == [.resigned, .resigned])
    }

    @Test("La liste publique montre qui est en vigueur, et le contact choisi")
    func publicList() {
        var it = Accrediting.accredited
        let entry = it.evaluator?.publicEntry("p2st", on: today)
        #expect(entry?.name == "Eva Essai")
        #expect(entry?.organisation == "Essai Conseil")
        #expect(entry?.contact == nil)
        #expect(it.evaluator?.publicEntry("p2st", on: day(-1)) == nil)
        #expect(it.evaluator?.publicEntry("logi", on: today) == nil)
        it.choose("www.example.org")
        #expect(it.evaluator?.publicEntry("p2st", on: today)?.contact == "www.example.org")
        it.choose(" ")
        #expect(it.evaluator?.publicEntry("p2st", on: today)?.contact == nil)
        it.suspend()
        #expect(it.evaluator?.publicEntry("p2st", on: today) == nil)
        #expect(it.evaluator?.claims == [Claim("accredited/p2st/P-evaluator")])
        it.resign()
        #expect(it.evaluator?.claims == [])
    }

    @Test("Tout événement d'une habilitation paraît, et passe par JSON avec son état")
    func everyEvent() throws {
        var it = Accrediting.accredited
        it.choose("www.example.org")
        it.declare(EvaluatorSituation(kind: .trainer), since: today)
        it.suspend()
        it.lift()
        it.pass(to: Day("2029-03-01")!)
        it.report()
        it.pass(to: Day("2030-10-01")!)
        it.report()
        it.askRenewal()
        it.decideRenewal(nil, reason: "Activité nulle")
        it.askRenewal()
        it.decideRenewal()
        it.notify()
        it.answer()
        it.remove(false)
        it.notify()
        it.answer()
        it.remove()
        it.askReview()
        it.review(upheld: false)
        it.resign()
        it.apply()
        it.pass(to: Day("2031-01-15")!)
        it.instruct()
        it.decideApplication(granted: false, reason: "Motif")
        var late = Accrediting.accredited
        late.pass(to: Day("2031-01-15")!)
        // What ends with the terms of what is personal.
        late.pass(to: Day("2037-01-15")!)
        it.pass(to: Day("2037-01-15")!)
        it.take(
            .accepted([
                AssessmentCounted(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    dossier: dossier,
                    attempt: 1,
                    on: today,
                    tally: ActivityTally(assessments: 1)
                )
            ])
        )
        var died = Accrediting.accredited
        died.die()
        let history = it.history + late.history + died.history
        #expect(
            Set(history.map { type(of: $0).type })
                == Set((Evaluator.events + AccreditationApplication.events).map { $0.type })
        )
        var state: Evaluator?
        var application: AccreditationApplication?
        for event in it.history {
            state = try Evaluator.evolve(state, throughJSON(event)).map { try throughJSON($0) }
            application = try AccreditationApplication.evolve(application, throughJSON(event)).map {
                try throughJSON($0)
            }
        }
        #expect(state == it.evaluator)
        #expect(application == it.application)
    }
}
