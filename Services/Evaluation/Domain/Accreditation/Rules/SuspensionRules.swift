import Contracts

/// *Suspendu à titre conservatoire, l'évaluateur n'est pas désigné, n'enregistre ni ne signe; et ce qu'il a observé ces
/// jours-là ne compte pas.*
func noPrecautionarySuspension(_ evaluator: Evaluator?, _ branch: BranchID, on day: Day) -> Refusal? {
    guard let evaluator, evaluator.isSuspended(branch, .precautionary, on: day) else { return nil }
    return Refusal(
        "noPrecautionarySuspension",
        ["evaluator": evaluator.person.value, "branch": branch.value, "day": day.description]
    )
}

/// *Le rapport d'activité en retard: aucune désignation nouvelle; celles qui courent s'achèvent.*
func overdueReportBarsDesignation(_ evaluator: Evaluator?, _ branch: BranchID, on day: Day) -> Refusal? {
    guard let evaluator, evaluator.isSuspended(branch, .reportOverdue, on: day) else { return nil }
    return Refusal(
        "overdueReportBarsDesignation",
        ["evaluator": evaluator.person.value, "branch": branch.value, "day": day.description]
    )
}

/// *Qui perd l'habilitation pour faute n'achève rien*; after any other end what was observed before it may be finished
/// (specification, section on accreditation).
func removedForCauseDoesNotFinish(_ evaluator: Evaluator?, _ branch: BranchID) -> Refusal? {
    guard let evaluator,
        let last = evaluator.accreditations.filter({ $0.branch == branch }).max(by: { $0.from < $1.from }),
        let end = last.end, end.way == .removedForCause
    else { return nil }
    return Refusal(
        "removedForCauseDoesNotFinish",
        ["evaluator": evaluator.person.value, "branch": branch.value, "since": end.on.description]
    )
}

/// What keeps an evaluator from being designated today, beside what does on the day of the observation.
func designationRefusals(_ evaluator: Evaluator?, _ branch: BranchID, on day: Day, today: Day) -> [Refusal] {
    [
        day == today ? nil : noPrecautionarySuspension(evaluator, branch, on: today),
        overdueReportBarsDesignation(evaluator, branch, on: today),
    ].compactMap { $0 }
}

/// What keeps an evaluator from recording and signing today, whatever was in force on the day of the observation.
func finishingRefusal(_ evaluator: Evaluator?, _ branch: BranchID, today: Day) -> Refusal? {
    noPrecautionarySuspension(evaluator, branch, on: today) ?? removedForCauseDoesNotFinish(evaluator, branch)
}

/// *Une suspension conservatoire est motivée.*
func suspensionHasReason(_ reason: String?, _ command: SuspendAccreditation) -> Refusal? {
    guard saysNothing(reason) else { return nil }
    return Refusal("suspensionHasReason", ["evaluator": command.evaluator.value, "branch": command.branch.value])
}

/// *Ce qu'un évaluateur décédé a signé demeure*: a booklet that waits for the other signature goes on; in every other file under
/// way somebody else is designated.
func deathLeavesWhatIsSigned(by evaluator: PersonID, in file: AssessmentFile) -> Bool {
    guard case .signedByOne(_, _, _, let signatory) = file.attemptUnderWay?.phase else { return false }
    return signatory == evaluator
}
