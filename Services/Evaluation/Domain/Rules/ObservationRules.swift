import Contracts
import Scheme

/// *Chacun observe directement le candidat, en situation réelle ou simulée, et note chaque critère* (specification,
/// step 3): at least one situation, each on a day that has come and not before the observer was designated; a mark on
/// every criterion of every element under assessment, in the standard's order. Every fault at once.
func observationIsComplete(
    _ command: RecordObservation,
    scope: [ElementCode],
    _ standard: AssessmentStandard,
    designatedOn: Day,
    today: Day
) -> Refusal? {
    var faults = situationFaults(command.situations, designatedOn: designatedOn, today: today)
    for element in scope {
        let count = standard.criteria(of: element).count
        guard let marks = command.marks[element]?.marks else {
            faults.append(Fault("marks.\(element)", "missing", expected: "\(count) marks"))
            continue
        }
        if marks.count != count {
            faults.append(Fault("marks.\(element)", "count", expected: "\(count) marks"))
        }
        // A joint result says "not assessed" or "divergent"; one observer alone can say neither.
        if marks.contains(where: { $0 == .notAssessed || $0 == .divergent }) {
            faults.append(Fault("marks.\(element)", "mark", expected: "marks out of + - o"))
        }
    }
    let underAssessment = Set(scope)
    for element in command.marks.keys.sorted() where !underAssessment.contains(element) {
        faults.append(Fault("marks.\(element)", "notUnderAssessment", expected: "elements of the scope only"))
    }
    faults += noteFaults(command.personal?.notes ?? [:], scope: scope, standard)
    return faults.isEmpty
        ? nil
        : Refusal(
            "observationIsComplete",
            ["dossier": command.dossier.value, "observer": command.observer.value],
            faults: faults
        )
}

private func situationFaults(_ situations: [ObservedSituation], designatedOn: Day, today: Day) -> [Fault] {
    if situations.isEmpty { return [Fault("situations", "missing", expected: "one situation or more")] }
    var faults: [Fault] = []
    for (index, situation) in situations.enumerated() {
        if situation.on > today {
            faults.append(Fault("situations.\(index).on", "future", expected: "\(today) or before"))
        }
        if situation.on < designatedOn {
            faults.append(Fault("situations.\(index).on", "beforeDesignation", expected: "\(designatedOn) or after"))
        }
    }
    return faults
}

/// Notes stand at criteria under assessment.
func noteFaults(_ notes: [CriterionCode: String], scope: [ElementCode], _ standard: AssessmentStandard) -> [Fault] {
    if notes.isEmpty { return [] }
    let criteria = Set(scope.flatMap { standard.element($0)?.criterionCodes ?? [] })
    return notes.keys.sorted().filter { !criteria.contains($0) }.map {
        Fault(
            "personal.notes.\($0)",
            "noteIsOnCriterionUnderAssessment",
            expected: "criteria under assessment only"
        )
    }
}

/// *Chaque observateur n'observe qu'une fois par évaluation; l'observation enregistrée ne change plus* (specification,
/// step 3).
func observerRecordsOnce(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    attempt.recorded.contains { $0.observer == observer }
        ? Refusal("observerRecordsOnce", ["dossier": attempt.file.dossier.value, "observer": observer.value]) : nil
}

/// *Les deux observateurs déclarent n'avoir aucun lien avec le candidat* (specification, step 2), before they observe.
func observerHasDeclaredNoTie(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    if let designation = attempt.designation, designation.declared.contains(observer) { return nil }
    return Refusal(
        "observerHasDeclaredNoTie",
        ["dossier": attempt.file.dossier.value, "observer": observer.value]
    )
}
