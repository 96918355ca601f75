import Contracts
import Scheme

/// *Chacun voit le candidat dans au moins une situation, réelle ou simulée* (specification, step 3): an interview, a
/// test, an examination may be added, and replace no situation.
func situationIsRealOrSimulated(_ command: RecordObservation) -> Refusal? {
    guard command.situations.isEmpty else { return nil }
    let instead = (command.complements ?? []).map(\.kind.rawValue).joined(separator: " ")
    return Refusal(
        "situationIsRealOrSimulated",
        ["dossier": command.dossier.value, "observer": command.observer.value, "instead": instead],
        faults: [Fault("situations", "missing", expected: "one situation or more")]
    )
}

/// *Une observation enregistrée dit tout* (specification, step 3): each situation, interview, test and examination on a
/// day that has come and not before the observer was designated; a mark on every criterion of every element under
/// assessment, in the standard's order. Every fault at once.
func observationIsComplete(
    _ command: RecordObservation,
    scope: [ElementCode],
    _ standard: AssessmentStandard,
    designatedOn: Day,
    today: Day
) -> Refusal? {
    var faults = dayFaults("situations", command.situations.map(\.on), designatedOn: designatedOn, today: today)
    faults += dayFaults(
        "complements",
        (command.complements ?? []).map(\.on),
        designatedOn: designatedOn,
        today: today
    )
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

private func dayFaults(_ place: String, _ days: [Day], designatedOn: Day, today: Day) -> [Fault] {
    var faults: [Fault] = []
    for (index, day) in days.enumerated() {
        if day > today { faults.append(Fault("\(place).\(index).on", "future", expected: "\(today) or before")) }
        if day < designatedOn {
            faults.append(Fault("\(place).\(index).on", "beforeDesignation", expected: "\(designatedOn) or after"))
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

/// *Une annotation porte sur une observation enregistrée, et dit quelque chose* (specification, step 3).
func annotationIsOnRecordedObservation(
    _ command: AnnotateObservation,
    _ attempt: Attempt,
    _ standard: AssessmentStandard
) -> Refusal? {
    let criteria = attempt.file.scope.elements.flatMap { standard.element($0)?.criterionCodes ?? [] }
    var faults: [Fault] = []
    if !attempt.recorded.contains(where: { $0.observer == command.observer }) {
        faults.append(Fault("observer", "notRecorded", expected: "an observation that is recorded"))
    }
    if let criterion = command.criterion, !criteria.contains(criterion) {
        faults.append(Fault("criterion", "notUnderAssessment", expected: "a criterion under assessment"))
    }
    if saysNothing(command.personal?.remark) { faults.append(Fault("personal.remark", "missing", expected: "words")) }
    return faults.isEmpty
        ? nil
        : Refusal("annotationIsOnRecordedObservation", ["dossier": command.dossier.value], faults: faults)
}

/// *Les deux ont observé directement le candidat* (specification, step 3), before they confer; says who has not.
func bothHaveObservedDirectly(_ attempt: Attempt) -> Refusal? {
    let recorded = Set(attempt.recorded.map(\.observer))
    let missing = (attempt.designation?.observers ?? []).filter { !recorded.contains($0) }
    if attempt.designation != nil, missing.isEmpty { return nil }
    return Refusal(
        "bothHaveObservedDirectly",
        ["dossier": attempt.file.dossier.value, "missing": missing.map(\.value).joined(separator: " ")]
    )
}
