import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Conservation et retards à l'évaluation")
struct KeepingTests {
    @Test(
        "Ce qu'on sait d'un évaluateur se garde le temps prévu après la fin de son habilitation",
        .rule("accreditationIsKept"),
        arguments: [("2026-06-30", true), ("2030-06-29", true), ("2030-06-30", false)]
    )
    func accreditation(on day: String, isKept: Bool) throws {
        var policy = RetentionPolicy()
        policy.endedAccreditation = 4
        let accreditation = Evaluator.Accreditation(
            branch: "p2st",
            certificateKinds: ["relation-client"],
            from: Day("2022-07-01")!,
            until: Day("2026-06-30")!
        )
        let refusal = accreditationIsKept(accreditation, policy, on: try #require(Day(day)))
        #expect((refusal != nil) == isKept)
        if let refusal { #expect(refusal.facts == ["branch": "p2st", "until": "2030-06-30"]) }
    }

    @Test("Une étape en retard se dit à chacun qui la doit, et se trouve par sa clé")
    func openSteps() throws {
        var it = Assessment.opened
        let steps = try #require(it.file).openSteps
        #expect(steps.map(\.responsible) == [.company, .officer] && steps.allSatisfy { !$0.isOverdue })
        #expect(steps.allSatisfy { !$0.remindAt.isEmpty && $0.branch == "p2st" })
        #expect(it.file?.claims == [])
        let until = noon.adding(days: 40)
        while let due = it.file?.dueTimes.filter({ $0.at <= until }).min(by: { $0.at < $1.at }) {
            it.now = max(it.now, due.at)
            guard let events = it.fallDue(due.name).events, !events.isEmpty else { break }
        }
        let file = try #require(it.file)
        #expect(file.openSteps.map(\.isOverdue) == [true, true])
        #expect(file.claims == [.overdue(StreamID(AssessmentFile.kind, file.dossier.value))])
    }
}
