import Contracts
import Scheme

/// *L'observation est attendue pour un jour à venir, ou pour le jour même* (specification, step 2).
func expectedDayIsNotPast(_ expected: Day?, today: Day) -> Refusal? {
    guard let expected, expected < today else { return nil }
    return Refusal("expectedDayIsNotPast", ["expectedOn": expected.description, "today": today.description])
}

/// *L'entreprise propose le référent* (specification, step 2): the officer designates one of those proposed.
func referentIsProposedByCompany(_ command: DesignateObservers) -> Refusal {
    Refusal(
        "referentIsProposedByCompany",
        ["dossier": command.dossier.value, "referent": command.referent.value]
    )
}

/// *Qui a été remplacé après avoir observé ne revient pas dans la même tentative*: they observe once, and may have seen
/// what the other recorded.
func formerObserverDoesNotReturn(
    _ command: DesignateObservers,
    _ attempt: Attempt,
    replaced: [PersonID]
) -> Refusal? {
    let leaving = attempt.recorded.map(\.observer).filter(replaced.contains)
    return [command.evaluator, command.referent].lazy.compactMap {
        formerObserverDoesNotReturn($0, attempt, leaving: leaving)
    }.first
}

/// The same of one observer; `leaving` are those who leave with the designation.
func formerObserverDoesNotReturn(_ observer: PersonID, _ attempt: Attempt, leaving: [PersonID] = []) -> Refusal? {
    guard (attempt.formerObservers + leaving).contains(observer) else { return nil }
    return Refusal(
        "formerObserverDoesNotReturn",
        ["dossier": attempt.file.dossier.value, "observer": observer.value]
    )
}

/// *Une désignation qui tient ne change que pour quelqu'un d'autre* (specification, step 2).
func replacementReplacesSomebody(
    _ command: DesignateObservers,
    _ attempt: Attempt,
    replaced: [PersonID]
) -> Refusal? {
    guard attempt.designation != nil, replaced.isEmpty else { return nil }
    return Refusal("replacementReplacesSomebody", ["dossier": command.dossier.value])
}

/// *Un remplacement a une raison* (specification, step 2).
func replacementHasReason(_ command: DesignateObservers, _ attempt: Attempt) -> Refusal? {
    guard attempt.designation != nil, saysNothing(command.personal?.reason) else { return nil }
    return Refusal("replacementHasReason", ["dossier": command.dossier.value])
}

/// *Faute d'évaluateur éligible, la désignation est signalée* (specification, step 2): while somebody could be designated,
/// there is nothing to escalate.
func designationIsEscalatedOnceNobodyIsEligible(_ found: [Eligibility], _ dossier: DossierID) -> Refusal? {
    let eligible = found.filter(\.refusals.isEmpty)
    guard let first = eligible.first else { return nil }
    return Refusal(
        "designationIsEscalatedOnceNobodyIsEligible",
        ["dossier": dossier.value, "evaluator": first.person.value, "eligible": String(eligible.count)]
    )
}

/// *Une branche n'emprunte un évaluateur à une autre que faute d'éligible chez elle* (policy `borrowsEvaluators`;
/// specification, step 2): once that is recorded, and of a branch that has joined.
func evaluatorIsLentOnceNobodyIsEligible(
    _ command: DesignateObservers,
    _ attempt: Attempt,
    _ lender: Branch?,
    _ policy: DesignationPolicy,
    today: Day
) -> Refusal? {
    guard let branch = command.lentBy, branch != attempt.file.branch else { return nil }
    func refusal(_ because: String) -> Refusal {
        Refusal("evaluatorIsLentOnceNobodyIsEligible", ["branch": branch.value, "because": because])
    }
    guard policy.borrowsEvaluators else { return refusal("policy") }
    guard attempt.escalatedOn != nil else { return refusal("notEscalated") }
    guard let lender, lender.id == branch, lender.hasJoined(attempt.file.certificateKind, on: today) else {
        return refusal("notJoined")
    }
    return nil
}
