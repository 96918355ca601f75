public import Contracts

/// *Un dossier prêt attend ici, entier, sur aucun ordre du jour et sans suspension* (specification, step 6): it is before
/// this panel, not decided nor excluded, nothing is waited for, and a session may examine it. Says what stands against it.
///
/// - Parameter former: of a file that an appeal brought back, the session that decided it.
public func fileIsReadyForAgenda(
    _ file: Case,
    in session: JurySession,
    decidedIn former: JurySession?,
    under rules: PanelRules
) -> Refusal? {
    if let refusal = rules.isOwn(file.panel) { return refusal }
    if let holder = file.handedTo { return Refusal("heldElsewhere", ["holder": holder]) }
    if let refusal = fileIsOnHold(file) { return refusal }
    guard case .waiting(let undecided) = file.stage else {
        // Whose agenda it stands on, where it does: that session is to be held, or cancelled.
        var facts = notNow(file.stageName).facts
        facts["session"] = file.session?.value
        return Refusal("notNow", facts)
    }
    // On an appeal: what is decided anew takes a decision back, and is for a later session.
    if let decided = file.reexamination?.former,
        let refusal = onlyASessionRescinds(decided, session, decidedIn: former)
    {
        return refusal
    }
    return supplementIsGivenOrOverdue(undecided)
        ?? juryDecidesAfterTheObservation(undecided.file, on: session.day)
        ?? bookletIsTransmittedToOwnBranchJury(undecided.file, rules.branch)
        ?? juryDecidesOnTheFile(undecided.file, rules.standards[undecided.file.standard])
        ?? carriedElementHasProvenance(undecided.file)
}

/// *Le jury ne décide pas avant l'observation*: a decision bears the day of its session, and what it decides on has been
/// observed by then (specification, step 6: it decides on the file).
public func juryDecidesAfterTheObservation(_ file: CaseFile, on day: Day) -> Refusal? {
    let observed = [file.observedUntil, file.evaluatorDays?.map(\.on).max()].compactMap { $0 }.max()
    guard let observed, day < observed else { return nil }
    return Refusal(
        "juryDecidesAfterTheObservation",
        ["dossier": file.dossier.value, "observedUntil": observed.description, "day": day.description]
    )
}
