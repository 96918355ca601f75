import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

extension AssessmentFile {
    /// A file under way, as the tests' assessment made it, under another name.
    static func named(_ dossier: DossierID, _ assessment: Assessment) -> AssessmentFile {
        var attempt = assessment.file!.attemptUnderWay!
        attempt.file.dossier = dossier
        return AssessmentFile(dossier: dossier, stage: .underWay(attempt))
    }

    /// A file under way in which both have recorded.
    static func observed(as dossier: DossierID) -> AssessmentFile { .named(dossier, .observed()) }
}

@Suite("Ce que deviennent les dossiers d'un évaluateur suspendu, ou qui n'est plus habilité")
struct FilesOfEvaluatorTests {
    /// Three files of an accredited evaluator: nothing recorded in the first, everything in the second, and the third on
    /// hold for another reason.
    private var three: Accrediting {
        var it = Accrediting.accredited
        var held = Assessment.observed()
        held.hold()
        it.files = [.named("D-1", .ready), .observed(as: "D-2"), .named("D-3", held)]
        return it
    }

    private func isOnHold(_ it: Accrediting) -> [Bool] { it.files.map { $0.attemptUnderWay?.hold != nil } }

    private func awaitsDesignation(_ it: Accrediting) -> [Bool] {
        it.files.map { $0.attemptUnderWay?.waits.contains { $0.step == .designation } ?? false }
    }

    @Test(
        "La suspension conservatoire suspend les dossiers; levée, elle rend ceux qu'elle a suspendus, et eux seuls",
        .rule("noPrecautionarySuspension")
    )
    func precautionary() throws {
        var it = three
        #expect(it.suspend().events?.compactMap { ($0 as? FileHeldDuringEvaluation)?.suspendedEvaluator }.count == 2)
        #expect(isOnHold(it) == [true, true, true])
        #expect(it.files[0].dueTimes.isEmpty)
        it.now = noon.adding(days: 4)
        let released = it.lift().events?.compactMap { $0 as? FileReleasedDuringEvaluation }
        #expect(released?.map(\.dossier) == ["D-1", "D-2"])
        let fourDays: Int64 = 4 * 86_400_000
        #expect(released?.map(\.heldFor) == [fourDays, fourDays])
        #expect(isOnHold(it) == [false, false, true])
        #expect(awaitsDesignation(it) == [false, false, false])
    }

    @Test("Un rapport en retard ne suspend aucun dossier", .rule("overdueReportBarsDesignation"))
    func overdueReport() {
        var it = three
        it.pass(to: Day("2028-12-01")!)
        #expect(it.evaluator?.suspensions.count == 1)
        #expect(isOnHold(it) == [false, false, true])
    }

    @Test(
        "Supprimée, l'habilitation rend les dossiers: un autre est désigné, sauf pour ce qui fut enregistré et sans faute",
        .rule("removedForCauseDoesNotFinish"),
        arguments: [(RemovalGround.fraud, [true, true, true]), (.conditionsNotMet, [true, false, false])]
    )
    func removed(ground: RemovalGround, designation: [Bool]) throws {
        var it = three
        it.suspend()
        it.notify(ground)
        it.answer()
        let removed = try #require(it.remove().events?.first as? AccreditationRemoved)
        #expect(removed.files == ["D-1", "D-2", "D-3"])
        #expect(isOnHold(it) == [false, false, true])
        #expect(awaitsDesignation(it) == designation)
        // Annulled, the removal has not been.
        it.askReview()
        it.review(upheld: false)
        #expect(awaitsDesignation(it) == [false, false, false])
        #expect(it.files.allSatisfy { $0.attemptUnderWay?.lostEvaluator == nil })
    }

    @Test("Réexaminée et maintenue, la suppression reste; un autre désigné, plus rien n'est attendu")
    func upheld() throws {
        var it = three
        it.notify(.fraud)
        it.answer()
        it.remove()
        it.askReview()
        it.review(upheld: true)
        #expect(awaitsDesignation(it) == [true, true, true])
        let attempt = try #require(it.files[0].attemptUnderWay)
        let designation = try #require(attempt.designation)
        var other = designation.evaluator
        other.person = otherEvaluator
        it.take(
            .accepted([
                ObserversDesignated(
                    dossier: "D-1",
                    attempt: attempt.number,
                    candidate: candidate,
                    evaluator: other,
                    referent: designation.referent,
                    designatedOn: it.today,
                    expectedOn: nil,
                    replaced: [evaluatorID],
                    officer: "O-1",
                    personal: nil
                )
            ])
        )
        #expect(awaitsDesignation(it) == [false, true, true])
    }

    @Test(
        "Démission ou terme échu: qui n'a rien enregistré est remplacé; ce qui l'est s'achève",
        arguments: [true, false]
    )
    func ended(resigns: Bool) {
        var it = three
        if resigns {
            it.resign()
        } else {
            it.pass(to: Day("2028-11-01")!)
            it.report()
            it.pass(to: Day("2030-10-01")!)
            it.report()
            it.pass(to: Day("2030-11-23")!)
        }
        #expect(it.history.contains { $0 is DesignatedEvaluatorLost })
        #expect(awaitsDesignation(it) == [true, false, false])
        // The officer is reminded, and stands on the overdue list.
        #expect(it.files[0].dueTimes.contains { $0.name == AssessmentFile.step })
    }
}
