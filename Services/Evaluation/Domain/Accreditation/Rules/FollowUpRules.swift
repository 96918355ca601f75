import Contracts
import Scheme

func unknownEvaluator(_ person: PersonID) -> Refusal {
    Refusal("unknownEvaluator", ["evaluator": person.value])
}

/// *L'habilitation est en cours*: what is asked about it presupposes one that has not ended.
func accreditationStands(_ person: PersonID, _ branch: BranchID) -> Refusal {
    Refusal("accreditationStands", ["evaluator": person.value, "branch": branch.value])
}

/// *L'évaluateur rend compte tous les deux ans, en chiffres et dans ses mots* (specification, section on the follow-up of
/// activity): the figures are the system's, the words are theirs; not before the first reminder.
func activityIsReportedEveryTwoYears(_ account: String?, _ life: AccreditationLife, today: Day) -> Refusal? {
    if today < life.reportOpensOn {
        return Refusal(
            "activityIsReportedEveryTwoYears",
            ["today": today.description, "earliest": life.reportOpensOn.description]
        )
    }
    guard saysNothing(account) else { return nil }
    return Refusal("activityIsReportedEveryTwoYears", ["missing": "account"])
}

/// *Le renouvellement se demande à temps*: from the first reminder on, and through the last day of the term.
func renewalIsAskedInTime(
    _ life: AccreditationLife,
    _ accreditation: Evaluator.Accreditation,
    today: Day
) -> Refusal? {
    let opens = accreditation.until.adding(days: -(life.conditions.reminderDays.max() ?? 0))
    if life.renewalOf == nil, opens <= today, today <= accreditation.until { return nil }
    return Refusal(
        "renewalIsAskedInTime",
        [
            "today": today.description, "earliest": opens.description, "until": accreditation.until.description,
            "state": life.renewalOf == nil ? "notAsked" : "asked",
        ]
    )
}

/// *On renouvelle qui a rendu ses rapports* (specification, section on accreditation: conditions of renewal).
func reportsAreToDate(_ life: AccreditationLife, today: Day) -> Refusal? {
    guard life.reportLastDay < today else { return nil }
    return Refusal(
        "reportsAreToDate",
        ["branch": life.branch.value, "today": today.description, "until": life.reportLastDay.description]
    )
}

/// *Un refus de renouvellement est motivé.*
func renewalRefusalIsReasoned(_ command: DecideRenewal) -> Refusal? {
    guard command.letter == nil, saysNothing(command.personal?.reason) else { return nil }
    return Refusal(
        "renewalRefusalIsReasoned",
        ["evaluator": command.evaluator.value, "branch": command.branch.value]
    )
}

/// *Un changement se déclare quand il a eu lieu*, complete (specification, section on accreditation).
func declaredSituationIsReal(_ command: DeclareSituation, today: Day) -> Refusal? {
    var faults = situationFaults(command.situation, nil)
    if command.since > today { faults.append(Fault("since", "future", expected: "\(today) or before")) }
    if faults.isEmpty { return nil }
    return Refusal("declaredSituationIsReal", ["evaluator": command.evaluator.value], faults: faults)
}
