public import Contracts
import Scheme

/// A file on hold goes on, with the effect of what a session found on it where both colleges have signed.
func release(
    _ file: Case,
    in session: JurySession?,
    by person: PersonID,
    under rules: PanelRules,
    at now: Instant
) -> [any Event] {
    guard let hold = file.hold else { return [] }
    let released = fileReleased(file, hold, by: person, at: now)
    guard let session, case .effective = session.stage, let after = Case.evolve(file, released) else {
        return [released]
    }
    if case .deferred(_, let deferral) = after.stage {
        return [released] + effect(of: deferral, on: after, in: session, under: rules)
    }
    if case .excluding(_, let exclusion) = after.stage {
        return [released, effect(of: exclusion, on: after, in: session)]
    }
    return [released] + (effect(ofFindingOn: after, in: session, under: rules) ?? [])
}

func fileReleased(_ file: Case, _ hold: Hold, by person: PersonID, at now: Instant) -> FileReleasedBeforeDecision {
    FileReleasedBeforeDecision(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        releasedBy: person,
        heldFor: max(0, now.milliseconds - hold.since.milliseconds)
    )
}

/// A file on hold is put on no agenda, nobody votes on it, and no decision on it takes effect (specification, section 5).
public func fileIsOnHold(_ file: Case) -> Refusal? {
    file.hold.map {
        Refusal("fileIsOnHold", ["dossier": file.dossier.value, "since": $0.since.description])
    }
}

/// *Seul un dossier suspendu à cause de son évaluateur est rendu pour être examiné à nouveau*: what a session has found is
/// void only where what it was found on is in doubt (specification, section on accreditation).
public func fileIsHeldOverItsEvaluator(_ hold: Hold, _ file: Case) -> Refusal? {
    hold.suspendedEvaluator == nil && hold.removedEvaluator == nil
        ? Refusal("fileIsHeldOverItsEvaluator", ["dossier": file.dossier.value]) : nil
}

/// An officer holds and releases a file, or who presides over the session that has it, unless recused from it.
public func officerOrChairHolds(
    _ actor: Actor,
    _ file: Case,
    in session: JurySession?,
    of branch: BranchID
) -> Refusal? {
    if actor.role == .officer { return officeActs(.officer, of: branch, actor) }
    guard actor.role == .juryMember, let person = PersonID(actor.id), let session,
        file.session == session.session
    else { return Refusal("officerOrChairHolds", ["actor": actor.description]) }
    if let refusal = officeActs(.juryMember, of: branch, actor) { return refusal }
    if memberPresides(person, over: session) != nil {
        return Refusal("officerOrChairHolds", ["actor": actor.description])
    }
    return memberIsNotTied(person, file.recusals)
}
