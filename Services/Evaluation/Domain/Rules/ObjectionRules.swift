import Contracts
import Scheme

/// *Le candidat récuse dans le délai de la branche, compté de la désignation de celui qu'il récuse* (policy
/// `objectionDays`); the last day counts.
func objectionIsInTime(
    _ observer: PersonID,
    designatedOn: Day,
    _ policy: DesignationPolicy,
    _ due: AssessmentDueDays,
    today: Day
) -> Refusal? {
    let until =
        due.deadline(policy.objectionDays, after: designatedOn)?.lastDay
        ?? designatedOn.adding(days: policy.objectionDays)
    if today <= until { return nil }
    return Refusal(
        "objectionIsInTime",
        [
            "observer": observer.value, "designatedOn": designatedOn.description, "until": until.description,
            "today": today.description,
        ]
    )
}

/// *Une récusation est motivée* (specification, step 2).
func objectionHasReason(_ observer: PersonID, _ reason: String?) -> Refusal? {
    saysNothing(reason) ? Refusal("objectionHasReason", ["observer": observer.value]) : nil
}

/// *Une récusation rejetée l'est pour une raison* (specification, step 2: the officer decides).
func rejectedObjectionHasReason(_ observer: PersonID, upheld: Bool, _ reason: String?) -> Refusal? {
    !upheld && saysNothing(reason) ? Refusal("rejectedObjectionHasReason", ["observer": observer.value]) : nil
}

/// *On ne récuse qu'une fois la même désignation*: what was rejected is not asked again of the same designation.
func objectionIsRaisedOnce(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    guard let since = attempt.designation?.since(observer) else { return nil }
    let rejected = attempt.objections.contains {
        $0.observer == observer && $0.outcome == .rejected && since <= $0.raisedOn
    }
    return rejected ? Refusal("objectionIsRaisedOnce", ["observer": observer.value]) : nil
}

/// *Tant qu'une récusation n'est pas tranchée, rien ne s'enregistre, ne se remplit ni ne se signe* (specification, step
/// 2: the officer decides).
func everyObjectionIsDecided(_ attempt: Attempt) -> Refusal? {
    let open = attempt.objections.filter { $0.outcome == .open }.map(\.observer.value).sorted()
    if open.isEmpty { return nil }
    return Refusal(
        "everyObjectionIsDecided",
        ["dossier": attempt.file.dossier.value, "observers": open.joined(separator: " ")]
    )
}

/// *Qui a été récusé à bon droit n'observe plus dans cette tentative, et n'y est plus désigné* (specification, step 2).
func upheldObjectionExcludes(_ observer: PersonID, _ attempt: Attempt) -> Refusal? {
    let isExcluded = attempt.objections.contains { $0.observer == observer && $0.outcome == .upheld }
    guard isExcluded else { return nil }
    return Refusal(
        "upheldObjectionExcludes",
        ["dossier": attempt.file.dossier.value, "observer": observer.value]
    )
}
