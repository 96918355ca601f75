import Contracts

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
    let former = Set(attempt.formerObservers + leaving)
    return [command.evaluator, command.referent].first(where: former.contains).map {
        Refusal("formerObserverDoesNotReturn", ["dossier": command.dossier.value, "observer": $0.value])
    }
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
