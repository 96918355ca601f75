import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Deux mille livrets fautifs")
struct RandomBookletsTests {
    @Test(
        "Chaque faute est dite, aucune n'est inventée, aucune n'est acceptée",
        .rule(
            "everyCriterionIsAssessed",
            "jointResultRestsOnObservation",
            "divergenceHasBothReasons",
            "notAssessedIsNotAcquired",
            "divergentElementGoesToTheJury",
            "departingJudgementIsJustified",
            "noteIsOnCriterionUnderAssessment"
        ),
        arguments: 0..<20
    )
    func everyFault(batch: Int) {
        var accepted = 0
        for number in 0..<100 {
            var random = SplitMix(seed: UInt64(batch * 100 + number) &* 7_919 &+ 3)
            var draft = BookletDraft(&random)
            draft.spoil(&random)
            var it = Assessment.observed(draft.evaluator, draft.referent)
            it.now = noon.adding(days: 15)
            let decision = it.fill(draft.elements, justified: draft.justified, words: draft.words)
            let found = Set(decision.refusal?.faults.map(\.path) ?? [])
            #expect(found == draft.expected, "\(draft)")
            #expect((decision.events != nil) == draft.expected.isEmpty)
            guard let filled = decision.events?.first as? BookletFilled else { continue }
            accepted += 1
            for element in ["E1", "E2"] as [ElementCode] {
                let joint = filled.elements[element]?.marks.marks ?? []
                #expect(joint.count == standard.criteria(of: element).count)
                #expect(!joint.contains(.notObserved))
            }
        }
        #expect(accepted > 10)
    }
}

/// A sound booklet on random observations, and what spoils it.
private struct BookletDraft {
    var evaluator: [ElementCode: CriterionMarks] = [:]
    var referent: [ElementCode: CriterionMarks] = [:]
    var elements: [ElementCode: ElementAssessment] = [:]
    var justified: [ElementCode] = []
    var words = BookletPersonal()
    /// Where a fault must be found.
    var expected: Set<String> = []

    init(_ random: inout SplitMix) {
        for (element, count) in [("E1", 2), ("E2", 3)] as [(ElementCode, Int)] {
            let own = (0..<count).map { _ in random.one(of: [CriterionMark.met, .notMet, .notObserved]) }
            let other = (0..<count).map { _ in random.one(of: [CriterionMark.met, .notMet, .notObserved]) }
            evaluator[element] = CriterionMarks(own)
            referent[element] = CriterionMarks(other)
            let joint = zip(own, other).map { pair -> CriterionMark in
                if pair.0 == pair.1 { return pair.0 == .notObserved ? .notAssessed : pair.0 }
                return random.one(of: [.met, .notMet, .divergent])
            }
            set(element, joint)
        }
    }

    /// Joint marks with the judgement and the reasons that go with them.
    private mutating func set(_ element: ElementCode, _ joint: [CriterionMark]) {
        let marks = CriterionMarks(joint)
        elements[element] = ElementAssessment(
            marks: marks,
            judgement: proposedJudgement(marks, ConcertationPolicy())
        )
        for (place, criterion) in (standard.element(element)?.criterionCodes ?? []).enumerated() {
            let diverges = place < joint.count && joint[place] == .divergent
            words.divergences[criterion] = diverges ? DivergenceReasons(evaluator: "Vu", referent: "Pas vu") : nil
        }
    }

    mutating func spoil(_ random: inout SplitMix) {
        for element in ["E1", "E2"] as [ElementCode] where random.next() % 2 == 0 { spoil(element, &random) }
        if random.next() % 8 == 0 {
            elements["E9"] = ElementAssessment(marks: marks("+"), judgement: .acquired)
            expected.insert("elements.E9")
        }
        if random.next() % 8 == 0 {
            words.notes["E9.1"] = "…"
            expected.insert("personal.notes.E9.1")
        }
    }

    private mutating func spoil(_ element: ElementCode, _ random: inout SplitMix) {
        var joint = elements[element]?.marks.marks ?? []
        let place = Int(random.next() % UInt64(joint.count))
        let criterion = CriterionCode("\(element).\(place + 1)")!
        let pair = (evaluator[element]!.marks[place], referent[element]!.marks[place])
        switch random.next() % 9 {
        case 0:
            joint.removeLast()
            expected.insert("elements.\(element).\(element).\(joint.count + 1)")
            set(element, joint)
        case 1:
            joint[place] = .notObserved
            set(element, joint)
            expected.insert("elements.\(element).\(criterion)")
        case 2:
            joint[place] = .notAssessed
            joint = joint.map { $0 == .divergent ? .notAssessed : $0 }
            set(element, joint)
            elements[element]?.judgement = .acquired
            justified.append(element)
            words.justifications[element] = "Compensé"
            expected.insert("elements.\(element)")
        case 3 where !joint.contains(.divergent) && !joint.contains(.notAssessed):
            let proposed = elements[element]!.judgement
            elements[element]?.judgement = proposed == .acquired ? .notAcquired : .acquired
            if random.next() % 2 == 0 {
                justified.append(element)
                expected.insert("personal.justifications.\(element)")
            } else {
                words.justifications[element] = "Compensé"
                expected.insert("justified.\(element)")
            }
        case 4 where pair.0 != pair.1:
            joint[place] = .divergent
            set(element, joint)
            words.divergences[criterion] = DivergenceReasons(evaluator: "Vu", referent: " ")
            expected.insert("personal.divergences.\(criterion).referent")
        case 5 where pair.0 == pair.1:
            joint[place] = .divergent
            set(element, joint)
            expected.insert("elements.\(element).\(criterion)")
        case 6 where joint.contains(.divergent):
            elements[element]?.judgement = .notAcquired
            expected.insert("elements.\(element)")
        case 7 where joint[place] != .divergent:
            words.divergences[criterion] = DivergenceReasons(evaluator: "Vu", referent: "Pas vu")
            expected.insert("personal.divergences.\(criterion)")
        case 8 where pair.0 == .notObserved && pair.1 == .notObserved:
            joint[place] = .met
            set(element, joint)
            expected.insert("elements.\(element).\(criterion)")
        default: break
        }
    }
}
