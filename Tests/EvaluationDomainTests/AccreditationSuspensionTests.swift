import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Suspension et suppression d'une habilitation")
struct AccreditationSuspensionTests {
    /// An evaluator with that suspension from a day on.
    private func suspended(_ cause: SuspensionCause, from: Int, until: Int? = nil) -> Evaluator {
        var known = evaluator()
        known.suspensions = [
            AccreditationSuspension(branch: "p2st", cause: cause, from: day(from), until: until.map(day))
        ]
        return known
    }

    @Test(
        "Les deux suspensions n'ont pas le même effet",
        .rule("noPrecautionarySuspension", "overdueReportBarsDesignation"),
        arguments: [
            (SuspensionCause.reportOverdue, "overdueReportBarsDesignation", nil, nil),
            (.precautionary, "noPrecautionarySuspension", "noPrecautionarySuspension", "noPrecautionarySuspension"),
        ] as [(SuspensionCause, String?, String?, String?)]
    )
    func effects(cause: SuspensionCause, designation: String?, recording: String?, signing: String?) {
        var it = Assessment.opened
        it.propose()
        it.evaluators[evaluatorID] = suspended(cause, from: 0)
        #expect(it.designate().code == designation)
        // Nor for a later day, as long as it lasts.
        #expect(it.designate(expectedOn: day(20)).code == designation)
        it.evaluators[evaluatorID] = suspended(cause, from: -5, until: 0)
        #expect(it.designate().code == nil)

        it = .ready
        it.evaluators[evaluatorID] = suspended(cause, from: 0)
        #expect(it.record(evaluatorID).code == recording)
        #expect(it.record(referentID).code == nil)

        func signed(from: Int, until: Int? = nil, today: Int) -> String? {
            var it = Assessment.signedByOne
            it.now = noon.adding(days: today)
            it.evaluators[evaluatorID] = suspended(cause, from: from, until: until)
            return it.sign(referentID).code
        }
        #expect(signed(from: 0, today: 0) == signing)
        #expect(signed(from: 1, today: 9) == signing)
        // Lifted in the meantime: the day of the observation was not suspended.
        #expect(signed(from: 1, until: 9, today: 9) == nil)
    }

    @Test(
        "Ce qui fut observé pendant une suspension conservatoire ne compte pas, une fois levée non plus",
        .rule("noPrecautionarySuspension")
    )
    func observedWhileSuspended() {
        var it = Assessment.signedByOne
        it.now = noon.adding(days: 9)
        it.evaluators[evaluatorID] = suspended(.precautionary, from: 0, until: 2)
        #expect(it.sign(referentID).code == "noPrecautionarySuspension")
        it.evaluators[evaluatorID] = suspended(.precautionary, from: 1, until: 2)
        #expect(it.sign(referentID).code == nil)
    }

    @Test("Qui pourrait être désigné: un rapport en retard écarte", .rule("overdueReportBarsDesignation"))
    func eligible() {
        let known = [suspended(.reportOverdue, from: 0), suspended(.reportOverdue, from: 1)]
        let answer = eligibilities(known)
        #expect(answer.map { $0.refusals.map(\.code.value) } == [["overdueReportBarsDesignation"], []])
    }

    @Test(
        "Après la fin, ce qui fut observé avant s'achève, sauf suppression pour faute",
        .rule("removedForCauseDoesNotFinish", "accreditationInForceOnObservationDay"),
        arguments: [
            (AccreditationEnd.Way.removed, nil), (.resigned, nil), (.expired, nil),
            (.removedForCause, "removedForCauseDoesNotFinish"),
        ] as [(AccreditationEnd.Way, String?)]
    )
    func afterTheEnd(way: AccreditationEnd.Way, code: String?) {
        // What comes first is said: that the day was not covered, or that nothing is finished at all.
        for (ended, expected) in [(1, code), (0, code ?? "accreditationInForceOnObservationDay")] {
            var it = Assessment.signedByOne
            it.now = noon.adding(days: 9)
            it.evaluators[evaluatorID]?.accreditations[0].end = AccreditationEnd(on: day(ended), way: way)
            #expect(it.sign(referentID).code == expected)
        }
        for (observed, expected) in [(0, code), (1, "accreditationInForceOnObservationDay")] {
            var it = Assessment.ready
            it.now = noon.adding(days: 9)
            it.evaluators[evaluatorID]?.accreditations[0].end = AccreditationEnd(on: day(1), way: way)
            #expect(it.record(evaluatorID, on: [day(observed)]).code == expected)
        }
    }

    @Test("Une suspension conservatoire est motivée, nomme les dossiers, et se lève", .rule("suspensionHasReason"))
    func precautionary() throws {
        var it = Accrediting.accredited
        it.files = [.observed(as: "D-3")]
        #expect(it.suspend(nil).code == "suspensionHasReason")
        #expect(it.suspend(by: it.applicant).code == "actorMayNot")
        #expect(it.suspend(by: Actor(.officer, "O-2", of: "logi")).code == "actorMayNot")
        let event = try #require(it.suspend().events?.first as? AccreditationSuspended)
        #expect(event.files == ["D-3"])
        #expect(event.cause == .precautionary)
        #expect(it.suspend(by: it.authority).events?.isEmpty == true)
        #expect(it.refusals(on: today) == ["noPrecautionarySuspension"])
        it.now = noon.adding(days: 4)
        #expect(it.lift(by: it.authority).events?.first is SuspensionLifted)
        #expect(it.lift().events?.isEmpty == true)
        #expect(it.refusals(on: day(3)) == ["noPrecautionarySuspension"])
        #expect(it.refusals(on: day(4)) == [])
    }

    @Test("Se démettre ne lève pas une suspension conservatoire")
    func resigningDoesNotLift() {
        var it = Accrediting.accredited
        it.suspend()
        it.resign()
        #expect(it.evaluator?.isSuspended("p2st", .precautionary, on: day(40)) == true)
        it.now = noon.adding(days: 40)
        #expect(it.lift().events?.count == 1)
    }

    @Test(
        "Sans griefs notifiés ni audition, pas de suppression",
        .rule("removalGroundsAreNotified", "removalGroundsAreSaid", "evaluatorIsHeard", "removalIsReasoned")
    )
    func hearing() throws {
        for days in [15, 20] {
            var it = Accrediting.grantable
            it.policy.accreditation.hearingDays = days
            it.decideApplication()
            it.sendLetter()
            #expect(it.remove().code == "removalGroundsAreNotified")
            #expect(it.answer().code == "removalGroundsAreNotified")
            #expect(it.notify(reason: "").code == "removalGroundsAreSaid")
            #expect(it.notify().events?.count == 1)
            #expect(it.notify().code == "removalGroundsAreSaid")
            var answered = it
            #expect(answered.answer(" ").code == "answerIsSaid")
            #expect(answered.answer().events?.count == 1)
            #expect(answered.remove().events?.count == 1)
            it.pass(to: day(days))
            #expect(it.remove().code == "evaluatorIsHeard")
            it.pass(to: day(days + 1))
            #expect(it.remove(reason: nil).code == "removalIsReasoned")
            #expect(it.remove(by: it.branchOfficer).code == "actorMayNot")
            let event = try #require(it.remove().events?.first as? AccreditationRemoved)
            #expect(event.endsOn == day(days + 2))
            #expect(event.markUseEndsOn == day(days + 2))
            #expect(event.reviewableThrough == day(days + 1).adding(months: 2))
            #expect(it.evaluator?.accreditations.last?.end?.way == .removedForCause)
            #expect(it.evaluator?.isOnlyKept == true)
            #expect(it.remove().code == "accreditationStands")
        }
    }

    @Test("Ce n'est pas une faute de ne plus remplir les conditions", arguments: RemovalGround.allCases)
    func grounds(ground: RemovalGround) {
        var it = Accrediting.accredited
        it.notify(ground)
        it.answer()
        it.remove()
        let isForCause = ![.reportOverdue, .conditionsNotMet].contains(ground)
        #expect(it.evaluator?.accreditations.last?.end?.way == (isForCause ? .removedForCause : .removed))
    }

    @Test(
        "Le réexamen se demande à temps et se décide par un autre; annulée, la suppression n'a pas eu lieu",
        .rule("removalReviewIsInTime", "removalReviewIsByAnother", "removalIsReasoned")
    )
    func review() {
        var it = Accrediting.accredited
        #expect(it.askReview().code == "removalReviewIsInTime")
        #expect(it.review(upheld: true).code == "removalReviewIsByAnother")
        it.notify()
        it.answer()
        it.remove()
        var late = it
        late.pass(to: today.adding(months: 2).adding(days: 1))
        #expect(late.askReview().code == "removalReviewIsInTime")
        it.pass(to: today.adding(months: 2))
        #expect(it.askReview(nil).code == "removalReviewIsInTime")
        #expect(it.askReview().events?.count == 1)
        #expect(it.askReview().code == "removalReviewIsInTime")
        #expect(it.review(upheld: false, by: it.authority).code == "removalReviewIsByAnother")
        #expect(it.review(upheld: false, reason: "").code == "removalIsReasoned")
        var upheld = it
        let stands = upheld.review(upheld: true).events?.first as? RemovalReviewDecided
        #expect(stands?.upheld == true && stands?.inForceUntil == nil)
        #expect(upheld.refusals(on: day(5)) == ["accreditationInForceOnObservationDay"])
        #expect(upheld.askReview().code == "removalReviewIsInTime")
        let annulled = it.review(upheld: false).events?.first as? RemovalReviewDecided
        #expect(annulled?.inForceUntil == Day("2030-11-22"))
        #expect(it.refusals(on: day(5)) == [])
        #expect(it.evaluator?.dueTimes.map(\.name).sorted() == [Evaluator.expiry, Evaluator.step])
    }
}
