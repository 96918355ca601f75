import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Ce qu'on tient de qui candidate ou évalue, et jusqu'à quand")
struct AccreditationKeepingTests {
    private func started() -> Accrediting {
        var it = Accrediting()
        it.policy.retention.refusedApplication = 3
        it.policy.retention.endedAccreditation = 6
        return it
    }

    private func refused() -> Accrediting {
        var it = started()
        it.apply()
        it.instruct()
        it.decideApplication(granted: false, reason: "Expérience trop courte")
        return it
    }

    private func accredited() -> Accrediting {
        var it = started()
        it.apply()
        it.instruct()
        for evidence in AccreditationEvidence.allCases { it.show(evidence) }
        it.undertake(AccreditationUndertaking.allCases)
        it.decideApplication()
        it.sendLetter()
        return it
    }

    private func resigned() -> Accrediting {
        var it = accredited()
        it.take(
            decide(
                ResignAccreditation(evaluator: evaluatorID, branch: "p2st"),
                on: it.evaluator,
                files: [],
                by: By(it.applicant, at: it.now)
            )
        )
        return it
    }

    private func applicationEnds(_ it: Accrediting) -> [ApplicationRetentionEnded] {
        it.history.compactMap { $0 as? ApplicationRetentionEnded }
    }

    private func evaluatorEnds(_ it: Accrediting) -> [AccreditationRetentionEnded] {
        it.history.compactMap { $0 as? AccreditationRetentionEnded }
    }

    @Test("Une candidature refusée se garde le temps prévu, puis s'efface", .rule("refusedApplicationIsKept"))
    func refusedApplication() throws {
        var it = refused()
        let refusedAt = it.now
        let until = it.today.adding(months: 36)
        it.pass(to: until.adding(days: -1))
        #expect(applicationEnds(it) == [])
        it.pass(to: until)
        let end = try #require(applicationEnds(it).first)
        #expect(applicationEnds(it).count == 1)
        let stream = applicationStream("p2st", evaluatorID)
        #expect(end.erasesPersonal == ErasedPersonal(of: evaluatorID, in: [stream], through: refusedAt))
        #expect(it.application?.dueTimes == [])
    }

    @Test("Qui candidate à nouveau garde sa candidature ; seule la refusée s'efface", .rule("refusedApplicationIsKept"))
    func again() throws {
        var it = refused()
        let refusedAt = it.now
        it.pass(to: it.today.adding(months: 12))
        #expect(it.apply().events?.isEmpty == false)
        #expect(it.application?.stage == .requested)
        it.pass(to: it.today.adding(months: 30))
        #expect(applicationEnds(it).map(\.refusedAt) == [refusedAt])
        #expect(it.application?.isOpen == true)
    }

    @Test(
        "Refusée après une habilitation, elle ne s'efface pas avant elle",
        .rule("refusedApplicationIsKept", "evaluatorIsKept")
    )
    func afterAnAccreditation() throws {
        var it = resigned()
        let ended = it.today
        it.pass(to: it.today.adding(months: 12))
        it.apply()
        it.instruct()
        it.decideApplication(granted: false, reason: "Non")
        it.pass(to: ended.adding(months: 71))
        #expect(applicationEnds(it) == [] && evaluatorEnds(it) == [])
        it.pass(to: ended.adding(months: 73))
        #expect(applicationEnds(it).count == 1)
        // Of the refused application what it says is gone with its own term.
        #expect(evaluatorEnds(it).map(\.applications) == [[]])
    }

    @Test("Rien d'un évaluateur ne s'efface avant le terme de sa dernière habilitation", .rule("evaluatorIsKept"))
    func endedAccreditation() throws {
        var it = resigned()
        let ended = try #require(it.evaluator?.accreditations.first?.end?.on)
        it.pass(to: ended.adding(months: 72).adding(days: -1))
        #expect(evaluatorEnds(it) == [])
        it.pass(to: ended.adding(months: 72))
        let end = try #require(evaluatorEnds(it).first)
        #expect(end.applications == ["p2st"])
        #expect(
            end.erasesPersonal?.histories == [
                StreamID("evaluator", evaluatorID.value), applicationStream("p2st", evaluatorID),
            ]
        )
        #expect(it.evaluator?.dueTimes == [])
        #expect(it.evaluator?.accreditations.first?.end?.way == .resigned)
    }

    @Test("Qui est habilité de nouveau reste connu", .rule("evaluatorIsKept"))
    func accreditedAgain() throws {
        var it = resigned()
        it.pass(to: it.today.adding(months: 24))
        var again = try #require(it.history.compactMap { $0 as? EvaluatorAccredited }.first)
        again.branch = "logi"
        again.from = it.today
        again.until = it.today.adding(months: 240)
        again.reportDueOn = it.today.adding(months: 239)
        it.take(.accepted([again]))
        it.pass(to: it.today.adding(months: 100))
        #expect(evaluatorEnds(it) == [])
    }

    @Test(
        "Une réclamation ouverte sur lui suspend ; décidée, ce qui est à terme s'efface",
        .rule("complaintKeepsTheEvaluator")
    )
    func complaint() throws {
        var it = resigned()
        let ended = it.today
        #expect(complaintKeepsTheEvaluator(it.concerned) == nil)
        it.complain(open: true)
        it.complain("R-2", open: true)
        #expect(it.complain(open: true).events?.isEmpty == true)
        #expect(complaintKeepsTheEvaluator(it.concerned)?.facts == ["complaint": "R-1"])
        it.pass(to: ended.adding(months: 80))
        #expect(evaluatorEnds(it) == [])
        it.complain(open: false)
        #expect(evaluatorEnds(it) == [])
        it.complain("R-2", open: false)
        #expect(evaluatorEnds(it).count == 1)
        var other = refused()
        other.complain(open: true)
        other.pass(to: other.today.adding(months: 40))
        #expect(applicationEnds(other) == [])
        other.complain(open: false)
        #expect(applicationEnds(other).count == 1)
    }

    @Test("Une suppression réexaminée suspend, et ne recommence rien quand elle tient", .rule("evaluatorIsKept"))
    func review() throws {
        var it = accredited()
        it.notify()
        it.answer()
        it.remove()
        let ended = try #require(it.evaluator?.accreditations.first?.end?.on)
        it.pass(to: it.today.adding(days: 1))
        it.askReview()
        #expect(it.evaluator?.dueTimes.contains { $0.name == Evaluator.retentionEnd } == false)
        it.take(
            .accepted([
                RemovalReviewDecided(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    upheld: true,
                    decidedOn: it.today,
                    authority: "A-2",
                    personal: nil
                )
            ])
        )
        let due = it.evaluator?.dueTimes.first { $0.name == Evaluator.retentionEnd }
        #expect(due?.at == ended.adding(months: 72).startInParis)
    }

    @Test("Une candidature se garde tant qu'elle court, puis son temps après le refus", .rule("applicationIsKept"))
    func obstacles() throws {
        var it = started()
        it.apply()
        #expect(applicationIsKept(try #require(it.application), on: it.today)?.facts == ["branch": "p2st"])
        it = refused()
        let until = it.today.adding(months: 36)
        let application = try #require(it.application)
        let refusal = applicationIsKept(application, on: until.adding(days: -1))
        #expect(refusal?.facts == ["branch": "p2st", "until": until.description])
        #expect(applicationIsKept(application, on: until) == nil)
        #expect(applicationIsKept(try #require(accredited().application), on: it.today) == nil)
    }
}
