import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Échéances de l'évaluation")
struct DueTests {
    /// Everything that time tells until a day, as the store would: each due time as it comes.
    private func passing(_ days: Int, _ it: inout Assessment) -> [AssessmentStepFellDue] {
        let until = noon.adding(days: days)
        var told: [AssessmentStepFellDue] = []
        while let due = it.file?.dueTimes.filter({ $0.at <= until }).min(by: { $0.at < $1.at }) {
            it.now = max(it.now, due.at)
            guard let events = it.fallDue(due.name).events, !events.isEmpty else { break }
            told += events.compactMap { $0 as? AssessmentStepFellDue }
        }
        it.now = until
        return told
    }

    private func days(_ events: [AssessmentStepFellDue], _ step: AssessmentStep) -> [String] {
        events.filter { $0.step == step }.map {
            "\($0.reminder ? "rappel" : "échu") \($0.at.parisDay.number - today.number)"
        }
    }

    @Test("Chaque étape se rappelle puis échoit, une fois chacune, selon la politique de la branche")
    func policies() {
        for days in [(proposal: 15, designation: 30), (proposal: 20, designation: 40)] {
            var it = Assessment()
            it.policy.due.referentProposal = days.proposal
            it.policy.due.designation = days.designation
            it.policy.due.endsOnWorkingDays = false
            it.open()
            let told = passing(200, &it)
            #expect(
                self.days(told, .referentProposal) == [
                    "rappel \(days.proposal - 7)", "rappel \(days.proposal - 1)", "échu \(days.proposal + 1)",
                ]
            )
            #expect(
                self.days(told, .designation) == [
                    "rappel \(days.designation - 7)", "rappel \(days.designation - 1)",
                    "échu \(days.designation + 1)",
                ]
            )
            #expect(told.filter { $0.step == .referentProposal }.allSatisfy { $0.responsible == [.company] })
            #expect(told.filter { $0.step == .designation }.allSatisfy { $0.responsible == [.officer] })
        }
    }

    @Test(
        "Une étape finit à la fin du jour à Paris, le jour ouvrable suivant où la branche le veut ; ouverte par un programme d'avant, comme avant",
        .rule("termEndsOnAWorkingDay"),
        arguments: [
            (true, "2026-12-14T23:00:00Z"), (false, "2026-12-12T23:00:00Z"), (nil, "2026-12-13T00:00:00Z"),
        ] as [(Bool?, String)]
    )
    func endsInParis(_ carried: Bool?, _ ends: String) throws {
        var it = Assessment()
        // Saturday 12 December.
        it.policy.due.referentProposal = 19
        it.policy.due.endsOnWorkingDays = carried ?? false
        it.open()
        if carried == nil {
            // As the event of an earlier program says it.
            let opened = try #require(it.file?.attemptUnderWay)
            var due = opened.dueDays
            due.endsOnWorkingDays = nil
            let event = AssessmentOpened(
                file: opened.file,
                lapsesAt: opened.lapsesAt,
                openedAt: opened.activeAt,
                due: due,
                personal: opened.candidate
            )
            it.file = AssessmentFile.evolve(nil, event)
        }
        let wait = try #require(it.file?.attemptUnderWay?.waits.first { $0.step == .referentProposal })
        #expect(wait.dueAt == Instant(ends))
    }

    @Test(
        "À chaque pas, ce qui est attendu est la suite, et rien d'autre",
        arguments: [
            (Assessment.opened, [.referentProposal, .designation]),
            (.designated, [.tieDeclaration, .observation]), (.ready, [.observation]),
            (.observed(), [.concertation]), (.filled, [.bookletSignature]), (.signedByOne, [.bookletSignature]),
        ] as [(Assessment, [AssessmentStep])]
    )
    func steps(it: Assessment, expected: [AssessmentStep]) {
        var it = it
        #expect(it.file?.attemptUnderWay?.waits.map(\.step) == expected)
        #expect(Set(passing(100, &it).map(\.step)) == Set(expected))
    }

    @Test("Ce qui est fait n'est plus attendu; un remplacement redonne tout le délai")
    func doneIsDone() {
        var it = Assessment.ready
        it.now = noon.adding(days: 50)
        it.designate(otherEvaluator, reason: "Empêché")
        let told = passing(55, &it)
        #expect(days(told, .observation) == [])
        #expect(it.file?.attemptUnderWay?.waits.map(\.step) == [.tieDeclaration, .observation])
        it = .observed()
        it.fill()
        #expect(days(passing(100, &it), .concertation) == [])
        it = .transmitted
        #expect(it.file?.dueTimes.isEmpty == true)
    }

    @Test("Une récusation admise fait attendre une nouvelle désignation")
    func upheld() {
        var it = Assessment.designated
        it.object()
        it.decideObjection(upheld: true)
        #expect(it.file?.attemptUnderWay?.waits.map(\.step).contains(.designation) == true)
    }

    @Test("Suspendu, le dossier n'échoit pas; reparti, ses échéances sont plus tardives d'autant")
    func holdStandsStill() {
        var free = Assessment.designated
        var held = free
        let lapse = free.file?.attemptUnderWay?.lapsesAt
        held.now = noon.adding(days: 3)
        held.hold()
        #expect(held.file?.dueTimes.isEmpty == true)
        held.now = noon.adding(days: 103)
        held.release()
        #expect(held.file?.attemptUnderWay?.lapsesAt == lapse?.adding(days: 100))
        let (ours, theirs) = (passing(300, &free), passing(400, &held))
        #expect(ours.count == 6)
        #expect(theirs.map(\.at) == ours.map { $0.at.adding(days: 100) })
    }

    @Test("Après une longue panne, un rappel dépassé par l'échéance ne se donne plus")
    func overtaken() {
        var it = Assessment.opened
        it.now = noon.adding(days: 25)
        let told = it.fallDue(AssessmentFile.step).events?.compactMap { $0 as? AssessmentStepFellDue } ?? []
        #expect(told.map(\.step) == [.referentProposal, .designation])
        #expect(told.map(\.reminder) == [false, true])
    }

    @Test("Un dossier sans activité devient caduc; chaque acte repousse la caducité")
    func lapse() {
        var it = Assessment.opened
        let first = it.file?.attemptUnderWay?.lapsesAt
        it.now = noon.adding(days: 100)
        it.propose()
        it.designate()
        let later = it.file?.attemptUnderWay?.lapsesAt
        #expect(first.flatMap { first in later.map { $0 > first.adding(days: 98) } } == true)
        _ = passing(364, &it)
        #expect(it.file?.attemptUnderWay != nil)
        it.now = noon.adding(days: 470)
        let event = it.fallDue(AssessmentFile.lapse).events?.first as? FileLapsedDuringEvaluation
        #expect(event == FileLapsedDuringEvaluation(dossier: dossier, attempt: 1))
        #expect(it.file?.stage == .lapsed(attempt: 1))
        #expect(it.propose().refusal?.facts["state"] == "lapsed")
        #expect(it.file?.dueTimes.isEmpty == true)
    }

    @Test("Ce qui attend quelqu'un dit qui, et n'attend plus qui l'a fait")
    func personsAreListed() {
        func persons(_ it: Assessment, _ step: String) -> [PersonID] {
            (it.file?.openSteps ?? []).filter { $0.step == step }.flatMap { $0.persons ?? [] }
        }
        var it = Assessment.designated
        #expect(persons(it, "tieDeclaration") == [evaluatorID, referentID])
        it.declare(evaluatorID)
        #expect(persons(it, "tieDeclaration") == [referentID])
        #expect(persons(it, "observation") == [evaluatorID, referentID])
        it = .ready
        it.record(evaluatorID)
        #expect(persons(it, "observationRecording") == [referentID])
        #expect(persons(.signedByOne, "bookletSignature") == [referentID])
        it = .signedByOne
        it.decline(referentID, .illness)
        #expect(persons(it, "bookletSignature") == [])
        #expect(it.file?.openSteps.map(\.responsible) == [.officer])
    }

    @Test("Une habilitation qui attend est sur la liste : rapport, instruction, décision, suppression")
    func accreditationsAreListed() throws {
        let it = Accrediting.accredited
        let evaluator = try #require(it.evaluator)
        let steps = evaluator.openSteps(at: it.now)
        #expect(steps.map(\.step) == ["report"] && steps.map(\.persons) == [[evaluatorID]])
        #expect(steps.allSatisfy { !$0.isOverdue && $0.branch == "p2st" })
        let due = try #require(steps.first).dueAt
        #expect(evaluator.openSteps(at: due).map(\.isOverdue) == [true])
        var applying = Accrediting()
        applying.apply()
        let application = try #require(applying.application)
        #expect(application.openSteps(at: applying.now).map(\.responsible) == [.officer])
        #expect(application.openSteps(at: applying.now).map(\.step) == ["instruction"])
    }
}
