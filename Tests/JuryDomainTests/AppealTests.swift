import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le recours")
struct AppealTests {
    @Test(
        "Un recours vient dans les deux mois de la notification, et sur la forme, la procédure ou une erreur matérielle",
        .rule("appealIsInTimeAndOnGrounds"),
        arguments: [
            ("2026-04-15", AppealGround.form, nil), ("2026-06-15", .procedure, nil),
            ("2026-06-15", .materialError, nil),
            ("2026-06-16", .form, "outOfTime"), ("2026-04-15", .appreciation, "groundNotAllowed"),
        ] as [(String, AppealGround, String?)]
    )
    func inTimeAndOnGrounds(lodged: String, ground: AppealGround, because: String?) {
        let refusal = appealIsInTimeAndOnGrounds(
            ground,
            lodgedOn: Day(lodged)!,
            notifiedOn: Day("2026-04-15")!,
            BranchPolicy()
        )
        #expect(refusal?.facts["because"] == because)
        var narrow = BranchPolicy()
        narrow.appeal.grounds = [.form]
        let day = Day("2026-04-15")!
        #expect(appealIsInTimeAndOnGrounds(.procedure, lodgedOn: day, notifiedOn: day, narrow) != nil)
    }

    @Test(
        "Deux mois qui finiraient un samedi, un dimanche ou un jour férié finissent le jour ouvrable suivant",
        .rule("appealIsInTimeAndOnGrounds", "termEndsOnAWorkingDay"),
        arguments: [
            ("2026-03-02", "2026-05-04"), ("2026-03-08", "2026-05-11"), ("2026-09-11", "2026-11-12"),
            ("2026-12-31", "2027-03-01"), ("2027-01-28", "2027-03-30"), ("2026-04-15", "2026-06-15"),
        ]
    )
    func carried(notified: String, last: String) throws {
        let (notified, last) = (try #require(Day(notified)), try #require(Day(last)))
        func refusal(_ day: Day, _ policy: BranchPolicy) -> Refusal? {
            appealIsInTimeAndOnGrounds(.form, lodgedOn: day, notifiedOn: notified, policy)
        }
        var policy = BranchPolicy()
        #expect(refusal(last, policy) == nil)
        #expect(refusal(last.adding(days: 1), policy)?.facts["lastDay"] == last.description)
        policy.due.endsOnWorkingDays = false
        #expect((refusal(last, policy) == nil) == (last <= notified.adding(months: 2)))
    }

    @Test("Reçu, recevable, instruit par un autre, décidé: rejeté, la décision demeure")
    func rejected() {
        var world = World.refused()
        let decision = world.decided()!.decision
        #expect(world.lodge(by: "somebody").code == "actorMayNot")
        #expect(world.lodge(decision: "D-other").code == "notNow")
        #expect(world.lodge(on: World.sessionDay.adding(days: 10)).isDone)
        #expect(world.lodge().changesNothing)
        #expect(world.events(AppealLodged.self)[0].notifiedOn == World.sessionDay)
        #expect(world.appeals[decision]?.isOpen == true)
        #expect(world.instruct(decision).code == "notNow")
        #expect(world.uphold(decision).code == "notNow")
        #expect(world.admit(decision).isDone)
        #expect(world.admit(decision).changesNothing)
        #expect(world.refuse(decision, .groundNotAllowed).code == "notNow")
        #expect(world.instruct(decision, by: "officer-3").code == "actorMayNot")
        #expect(world.instruct(decision).isDone)
        #expect(world.uphold(decision, false).isDone)
        #expect(world.uphold(decision, false).changesNothing)
        #expect(world.uphold(decision).code == "notNow")
        #expect(world.appeals[decision]?.isOpen == false)
        #expect(world.appeals[decision]?.persons == [] && world.appeals[decision]?.dueTimes == [])
        #expect(world.decided()?.decision == decision)
        #expect(world.lodge().refusal == Refusal("notNow", ["state": "rejected"]))
    }

    @Test("Un recours hors délai ou qui conteste l'appréciation est refusé avec un motif; un autre peut suivre")
    func inadmissible() {
        var world = World.refused()
        let decision = world.decided()!.decision
        world.lodge(.appreciation)
        #expect(world.admit(decision).code == "appealIsInTimeAndOnGrounds")
        #expect(world.refuse(decision, .outOfTime).code == "appealIsInTime")
        #expect(world.refuse(decision, .groundNotAllowed, text: nil).code == "appealHasReason")
        #expect(world.refuse(decision, .groundNotAllowed).isDone)
        #expect(world.refuse(decision, .groundNotAllowed).changesNothing)
        #expect(world.lodge(.form, on: World.sessionDay.adding(days: 90)).isDone)
        #expect(world.admit(decision).refusal?.facts["because"] == "outOfTime")
        #expect(world.refuse(decision, .outOfTime).isDone)
    }

    @Test("Nul n'instruit ni ne décide un recours qui le concerne", .rule("appealIsInstructedByAnother"))
    func byAnother() {
        var world = World.refused()
        let decision = world.decided()!.decision
        world.lodge()
        for concerned: PersonID in ["candidate", "e1", "s2", "evaluator", "referent", "trainer"] {
            #expect(world.admit(decision, instructor: concerned).code == "appealIsInstructedByAnother", "\(concerned)")
        }
        #expect(world.admit(decision, instructor: "s3").isDone)
        world.instruct(decision, by: "s3")
        #expect(world.uphold(decision, by: "e2").code == "appealIsInstructedByAnother")
        #expect(world.uphold(decision).isDone)
    }

    @Test("Qui a présidé sans voter n'instruit pas", .rule("appealIsInstructedByAnother"))
    func presided() {
        var world = World.sitting(present: ["e1", "e2", "s1", "s2"])
        for who: PersonID in ["e2", "s1", "s2"] { world.vote(who, "D1", ["B.2": .notAcquired]) }
        world.closeWithWords(by: "e1")
        world.signBoth()
        let decision = world.decided()!.decision
        #expect(world.decided()?.finding?.voted == ["e2", "s1", "s2"])
        world.lodge()
        #expect(world.admit(decision, instructor: "e1").code == "appealIsInstructedByAnother")
        #expect(world.admit(decision, instructor: "e3").isDone)
    }

    @Test("Notifiée à la reprise d'un dossier suspendu, la décision s'attaque à compter de ce jour")
    func notifiedWhenReleased() {
        var world = World.sitting()
        world.voteAll(["B.2": .notAcquired])
        world.closeWithWords()
        world.hold()
        world.signBoth()
        world.pass(days: 100)
        world.release()
        world.lodge()
        #expect(world.events(AppealLodged.self).map(\.notifiedOn) == [world.now.parisDay])
        #expect(world.admit(world.decided()!.decision).isDone)
    }

    @Test("Une réévaluation demandée, une décision rapportée closent le recours")
    func closed() {
        var reassessed = World.refused()
        let first = reassessed.decided()!.decision
        reassessed.lodge()
        reassessed.reassess()
        #expect(reassessed.events(AppealClosed.self).map(\.cause) == [.reassessed])
        #expect(reassessed.admit(first).code == "notNow")
        #expect(reassessed.lodge(decision: first).code == "notNow")

        var rescinded = RescissionTests.decided(awarded: true)
        let second = rescinded.decided()!.decision
        rescinded.lodge()
        rescinded.admit(second)
        rescinded.instruct(second)
        rescinded.rescind(in: "S2")
        #expect(rescinded.uphold(second).refusal == Refusal("notNow", ["state": "rescissionVoted"]))
        rescinded.signBoth("S2")
        #expect(rescinded.events(AppealClosed.self).map(\.cause) == [.rescinded])

        var crossed = World.reexamined(awarded: false)
        crossed.reassess()
        #expect(crossed.decided()?.standing == .reassessed)
        #expect(crossed.cases["D1"]?.reexamination == nil)
    }

    @Test("Un recours qui tarde est rappelé, puis signalé une fois")
    func overdue() {
        var world = World.refused()
        let decision = world.decided()!.decision
        world.lodge()
        var told: [String] = []
        while let next = world.appeals[decision]?.dueTimes.min(by: { $0.at < $1.at }) {
            guard world.apply(decide(next, on: world.appeals[decision]!)).isDone else { break }
            told.append(next.name)
        }
        #expect(told == ["reminder", "reminder", "decision"])
        #expect(world.events(AppealFellDue.self).count == 1)
    }
}
