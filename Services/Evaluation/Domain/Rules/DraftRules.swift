import Contracts
import Scheme

/// *Les enregistrements d'un appareil se suivent*: a save comes after those that the device has made, and says it has
/// seen none that was not made. What is refused here is still on the device, which saves it again under the next number.
func draftSavesComeInOrder(_ command: SaveObservationDraft, _ draft: ObservationDraft?) -> Refusal? {
    let saves = draft?.saves ?? [:]
    let last = saves[command.device] ?? 0
    let seenTooMuch = command.seen.filter { $0.key != command.device && $0.value > saves[$0.key] ?? 0 }.keys.sorted()
    guard command.save <= last || !seenTooMuch.isEmpty else { return nil }
    var facts = ["dossier": command.dossier.value, "device": command.device.value, "last": "\(last)"]
    if !seenTooMuch.isEmpty { facts["unknown"] = seenTooMuch.map(\.value).joined(separator: " ") }
    return Refusal("draftSavesComeInOrder", facts)
}

/// *Un brouillon porte sur les critères évalués, avec les marques d'un observateur*: met, not met, not observed.
func draftIsOnCriteriaUnderAssessment(
    _ command: SaveObservationDraft,
    scope: [ElementCode],
    _ standard: AssessmentStandard
) -> Refusal? {
    let criteria = Set(scope.flatMap { standard.element($0)?.criterionCodes ?? [] })
    var faults: [Fault] = []
    for (criterion, change) in command.changes.sorted(by: { $0.key < $1.key }) {
        if !criteria.contains(criterion) {
            faults.append(Fault("changes.\(criterion)", "notUnderAssessment", expected: "criteria under assessment"))
        } else if change.mark == .notAssessed || change.mark == .divergent {
            faults.append(Fault("changes.\(criterion)", "mark", expected: "a mark out of + - o"))
        }
    }
    for criterion in (command.personal?.notes ?? [:]).keys.sorted() where command.changes[criterion] == nil {
        faults.append(Fault("personal.notes.\(criterion)", "notChanged", expected: "notes on criteria that changed"))
    }
    return faults.isEmpty
        ? nil
        : Refusal("draftIsOnCriteriaUnderAssessment", ["dossier": command.dossier.value], faults: faults)
}

/// *On n'enregistre pas une observation dont le brouillon se contredit*: each criterion on which two devices wrote
/// without having seen each other is named, and waits for the observer to settle it.
func draftConflictsAreSettled(_ draft: ObservationDraft?) -> Refusal? {
    guard let draft, !draft.conflicts.isEmpty else { return nil }
    return Refusal(
        "draftConflictsAreSettled",
        ["dossier": draft.dossier.value, "observer": draft.observer.value],
        faults: draft.conflicts.map { Fault("draft.\($0)", "conflict", expected: "one line, having seen both") }
    )
}

/// *On enregistre en ayant tout vu de son propre brouillon*: no save of another device is left behind unseen.
func recordingRestsOnTheWholeDraft(_ command: RecordObservation, _ draft: ObservationDraft?) -> Refusal? {
    guard let draft, !draft.isClosed else { return nil }
    let unseen = draft.saves.filter { $0.value > command.draftSeen?[$0.key] ?? 0 }.keys.sorted()
    guard !unseen.isEmpty else { return nil }
    return Refusal(
        "recordingRestsOnTheWholeDraft",
        ["dossier": draft.dossier.value, "unseen": unseen.map(\.value).joined(separator: " ")]
    )
}
