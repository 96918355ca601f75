import Contracts
import Scheme

/// A booklet against the standard, the two observations, and the policy: every rule on its content, every fault at once.
struct BookletCheck {
    let command: FillBooklet
    let scope: [ElementCode]
    let standard: AssessmentStandard
    let observations: Observations
    let policy: ConcertationPolicy

    /// The refusal, named after the first rule that is not observed; each fault's code is the rule that it offends.
    var refusal: Refusal? {
        let rules: [(code: RefusalCode, faults: [Fault])] = [
            ("everyCriterionIsAssessed", everyCriterionIsAssessed),
            ("jointResultRestsOnObservation", jointResultRestsOnObservation),
            ("divergenceHasBothReasons", divergenceHasBothReasons),
            ("notAssessedIsNotAcquired", notAssessedIsNotAcquired),
            ("divergentElementGoesToTheJury", divergentElementGoesToTheJury),
            ("departingJudgementIsJustified", departingJudgementIsJustified),
            ("noteIsOnCriterionUnderAssessment", noteFaults(command.personal?.notes ?? [:], scope: scope, standard)),
        ]
        guard let first = rules.first(where: { !$0.faults.isEmpty }) else { return nil }
        return Refusal(first.code, ["dossier": command.dossier.value], faults: rules.flatMap(\.faults))
    }

    /// *Le livret porte un résultat commun sur chaque critère de chaque élément évalué* (specification, role of the
    /// evaluator: the whole of the standard): nothing missing, nothing beyond the scope, joint marks only.
    private var everyCriterionIsAssessed: [Fault] {
        var faults: [Fault] = []
        for element in scope {
            let criteria = standard.element(element)?.criterionCodes ?? []
            let marks = command.elements[element]?.marks.marks ?? []
            for criterion in criteria.dropFirst(marks.count) {
                faults.append(Fault("elements.\(element).\(criterion)", #function, expected: "a joint result"))
            }
            if marks.count > criteria.count {
                faults.append(Fault("elements.\(element)", #function, expected: "\(criteria.count) marks"))
            }
            for (criterion, mark) in zip(criteria, marks) where mark == .notObserved {
                faults.append(Fault("elements.\(element).\(criterion)", #function, expected: "a mark out of + - n ?"))
            }
        }
        let underAssessment = Set(scope)
        for element in command.elements.keys.sorted() where !underAssessment.contains(element) {
            faults.append(Fault("elements.\(element)", #function, expected: "elements of the scope only"))
        }
        return faults
    }

    /// *Le résultat commun repose sur ce que l'un au moins a observé* (specification, step 3: direct observation): what
    /// neither observed cannot be met or not met; what both marked alike is not divergent.
    private var jointResultRestsOnObservation: [Fault] {
        var faults: [Fault] = []
        forEachCriterion { criterion, element, mark, evaluator, referent in
            let neither = evaluator == .notObserved && referent == .notObserved
            if neither, mark == .met || mark == .notMet {
                faults.append(
                    Fault(
                        "elements.\(element).\(criterion)",
                        "jointResultRestsOnObservation",
                        expected: "n: neither observed it"
                    )
                )
            }
            if mark == .divergent, evaluator == referent {
                faults.append(
                    Fault(
                        "elements.\(element).\(criterion)",
                        "jointResultRestsOnObservation",
                        expected: "no divergence: both marked it alike"
                    )
                )
            }
        }
        return faults
    }

    /// *Sur un critère divergent, chacun donne sa raison* (specification, step 4); and only there.
    private var divergenceHasBothReasons: [Fault] {
        let reasons = command.personal?.divergences ?? [:]
        var divergent: Set<CriterionCode> = []
        var faults: [Fault] = []
        for element in scope {
            let criteria = standard.element(element)?.criterionCodes ?? []
            let marks = command.elements[element]?.marks.marks ?? []
            for (criterion, mark) in zip(criteria, marks) where mark == .divergent {
                divergent.insert(criterion)
                for (who, reason) in [
                    ("evaluator", reasons[criterion]?.evaluator), ("referent", reasons[criterion]?.referent),
                ] where saysNothing(reason) {
                    faults.append(
                        Fault("personal.divergences.\(criterion).\(who)", #function, expected: "a reason")
                    )
                }
            }
        }
        for criterion in reasons.keys.sorted() where !divergent.contains(criterion) {
            faults.append(
                Fault("personal.divergences.\(criterion)", #function, expected: "reasons on divergent criteria only")
            )
        }
        return faults
    }

    /// *Un élément dont un critère n'a pas été évalué ne peut être acquis* (specification, step 4).
    private var notAssessedIsNotAcquired: [Fault] {
        judged.filter { $0.assessment.judgement == .acquired && $0.assessment.marks.marks.contains(.notAssessed) }
            .map { Fault("elements.\($0.element)", #function, expected: "notAcquired") }
    }

    /// *Un élément divergent est laissé au jury* (specification, step 4): an element is divergent if and only if one of
    /// its criteria is.
    private var divergentElementGoesToTheJury: [Fault] {
        judged.filter {
            $0.assessment.marks.marks.contains(.divergent) != ($0.assessment.judgement == .divergent)
        }.map {
            Fault(
                "elements.\($0.element)",
                #function,
                expected: $0.assessment.judgement == .divergent ? "acquired or notAcquired" : "divergent"
            )
        }
    }

    /// *Un jugement qui s'écarte de la proposition est justifié* (specification, step 4): it is flagged, and says why.
    private var departingJudgementIsJustified: [Fault] {
        let flagged = Set(command.justified)
        let words = command.personal?.justifications ?? [:]
        var faults: [Fault] = []
        var departing: Set<ElementCode> = []
        for (element, assessment) in judged where departs(assessment) {
            departing.insert(element)
            if !flagged.contains(element) {
                faults.append(Fault("justified.\(element)", #function, expected: "the element flagged"))
            }
            if saysNothing(words[element]) {
                faults.append(Fault("personal.justifications.\(element)", #function, expected: "a justification"))
            }
        }
        for element in flagged.union(words.keys).sorted() where !departing.contains(element) {
            faults.append(
                Fault("justified.\(element)", #function, expected: "justifications of departing judgements only")
            )
        }
        return faults
    }

    private func departs(_ assessment: ElementAssessment) -> Bool {
        let proposal = proposedJudgement(assessment.marks, policy)
        return assessment.judgement != proposal && assessment.judgement != .divergent && proposal != .divergent
    }

    private var judged: [(element: ElementCode, assessment: ElementAssessment)] {
        scope.compactMap { element in command.elements[element].map { (element, $0) } }
    }

    private func forEachCriterion(
        _ body: (CriterionCode, ElementCode, CriterionMark, _ evaluator: CriterionMark, _ referent: CriterionMark) ->
            Void
    ) {
        for (place, element) in scope.enumerated() {
            guard let joint = command.elements[element], place < observations.evaluator.marks.count,
                place < observations.referent.marks.count
            else { continue }
            let criteria = standard.element(element)?.criterionCodes ?? []
            let alone = zip(observations.evaluator.marks[place].marks, observations.referent.marks[place].marks)
            for ((criterion, mark), (evaluator, referent)) in zip(zip(criteria, joint.marks.marks), alone) {
                body(criterion, element, mark, evaluator, referent)
            }
        }
    }
}

/// *Les deux évaluateurs se concertent* (specification, step 4): after both have observed, and not on a day to come.
func bothHaveConferred(_ day: Day, _ observations: Observations, today: Day, _ dossier: DossierID) -> Refusal? {
    let lastDay = observations.lastDay ?? day
    guard day > today || day < lastDay else { return nil }
    return Refusal(
        "bothHaveConferred",
        [
            "dossier": dossier.value, "conferredOn": day.description, "lastObservedOn": lastDay.description,
            "today": today.description,
        ]
    )
}

/// *Un critère n'est laissé divergent qu'après le délai de concertation de la branche* (policy `divergenceAfterDays`,
/// counted from the day on which the second of the two recorded): before, the two go on conferring.
func divergenceIsLeftAfterConcertation(
    _ command: FillBooklet,
    _ observations: Observations,
    _ standard: AssessmentStandard,
    _ policy: ConcertationPolicy,
    scope: [ElementCode],
    today: Day
) -> Refusal? {
    let from = observations.completedOn.adding(days: policy.divergenceAfterDays)
    guard today < from else { return nil }
    let faults = scope.flatMap { element -> [Fault] in
        let marks = command.elements[element]?.marks.marks ?? []
        return zip(standard.element(element)?.criterionCodes ?? [], marks).filter { $0.1 == .divergent }.map {
            Fault(
                "elements.\(element).\($0.0)",
                "stillConferring",
                expected: "a joint result, or divergent from \(from)"
            )
        }
    }
    guard !faults.isEmpty else { return nil }
    return Refusal(
        "divergenceIsLeftAfterConcertation",
        ["dossier": command.dossier.value, "from": from.description, "today": today.description],
        faults: faults
    )
}

/// Whether a text is absent or blank.
func saysNothing(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
