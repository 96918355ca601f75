import Contracts
import EvaluationDomain
import JuryDomain
import Messaging
import RuleTrait
import Scheme
import Testing

/// Evaluation asks who may observe before a booklet is signed; the jury asks again, with its own copy of the rules, as no
/// service imports another. On the same facts the two say the same: random people, trainings, providers, companies,
/// departments, managers and terms, a booklet of each, and both asked.
@Suite("Les règles sur les observateurs, lues par l'évaluation puis par le jury")
struct RulesReadTwiceTests {
    /// What evaluation refuses for, by what the jury says instead. Evaluation alone knows of the briefing.
    private static let sameAs: [String: Set<String>] = [
        "isCandidate": ["evaluatorIsNeitherCandidateNorReferent", "referentIsNotCandidate"],
        "isReferent": ["evaluatorIsNeitherCandidateNorReferent"],
        "ofOtherCompany": ["referentBelongsToAssessmentCompany"],
        "hasTrained": ["evaluatorHasNotTrainedCandidate"],
        "ofTrainingProvider": ["evaluatorHasNotTrainedCandidate"],
        "ofSameDepartment": ["evaluatorIsFromAnotherDepartment"],
        "managesCandidate": ["evaluatorIsOutsideLineOfManagement", "referentIsNotManager"],
    ]
    private static let ofAccreditation: Set<String> = [
        "accreditationCoversBranchAndCCS", "accreditationInForceOnObservationDay",
    ]

    @Test(
        "Sur les mêmes faits, ce que l'une laisse passer l'autre le laisse passer, et ce que l'une refuse l'autre le refuse",
        .rule(
            "observersWereIndependent",
            "accreditationStoodOnObservationDay",
            "providerWasApproved",
            "evaluatorIsNeitherCandidateNorReferent",
            "referentIsNotCandidate",
            "referentBelongsToAssessmentCompany",
            "evaluatorHasNotTrainedCandidate",
            "evaluatorIsFromAnotherDepartment",
            "evaluatorIsOutsideLineOfManagement",
            "referentIsNotManager",
            "providerIsApproved"
        )
    )
    func sameAnswer() throws {
        var seen: [String: Int] = [:]
        for seed in 0..<6000 as Range<UInt64> {
            let trial = ObserversTrial(seed: seed, situations: 1)
            let jury = try trial.askJury()
            // A day without accreditation is in no booklet: what happened on it only evaluation knows.
            let known = trial.accreditedDays
            let refused = trial.askEvaluation(on: known.isEmpty ? trial.days : known)
            let comment = Comment(rawValue: "seed \(seed): \(refused.sorted()), \(jury)")
            #expect(refused.isDisjoint(with: Self.ofAccreditation) == jury.accreditationStood, comment)
            let independence = refused.intersection(Self.sameAs.values.reduce([]) { $0.union($1) })
            if jury.accreditationStood {
                #expect(independence.isEmpty == (jury.because == nil), comment)
                #expect(refused.contains("providerIsApproved") == !jury.providerWasApproved, comment)
            }
            if let because = jury.because {
                #expect(!independence.isDisjoint(with: Self.sameAs[because] ?? []), comment)
            }
            for code in refused.isEmpty ? ["none"] : refused { seen[code, default: 0] += 1 }
            seen[jury.because ?? "independent", default: 0] += 1
        }
        // Neither side of any rule is left untried.
        for code in Self.sameAs.values.flatMap(\.self) + Self.ofAccreditation + ["none", "providerIsApproved"] {
            #expect(seen[code, default: 0] > 100, "\(code): \(seen)")
        }
        for because in Self.sameAs.keys { #expect(seen[because, default: 0] > 50, "\(because): \(seen)") }
    }

    @Test(
        "L'évaluateur ayant changé d'employeur entre deux jours, ce que l'évaluation laisse passer, le jury le laisse passer",
        .rule("observersWereIndependent", "accreditationStoodOnObservationDay", "providerWasApproved")
    )
    func juryIsNoStricter() throws {
        var passed = 0
        for seed in 0..<6000 as Range<UInt64> {
            let trial = ObserversTrial(seed: seed, situations: 2)
            guard trial.askEvaluation(on: trial.days).isEmpty else { continue }
            passed += 1
            let jury = try trial.askJury()
            #expect(jury.because == nil && jury.accreditationStood && jury.providerWasApproved, "seed \(seed)")
        }
        #expect(passed > 100, "\(passed)")
    }
}
