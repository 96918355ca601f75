public import Contracts
import Scheme

/// The officer or the chair puts a file on hold, with a reason (specification, section 5).
///
/// - Parameter session: the session on whose agenda the file is.
public func decide(
    _ command: HoldFile,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerOrChairHolds(actor, file, in: session, of: rules.branch)
        ?? isTheCandidate(command.candidate, of: file)
    {
        return .refused(refusal)
    }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.undecided != nil else { return .refused(notNow(file.stageName)) }
    guard file.hold == nil else { return .accepted([]) }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal("holdHasReason", faults: [Fault("personal.reason", "missing", expected: "a reason")])
        )
    }
    guard let person = PersonID(actor.id) else {
        return .refused("officerOrChairHolds", ["actor": actor.description])
    }
    return .accepted([
        FileHeldBeforeDecision(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            heldBy: person,
            since: now,
            personal: command.personal
        )
    ])
}

/// A file goes on. What a session found on it takes effect now, dated that session's day, where both colleges have
/// signed the minutes while it was held (specification, section 5 and step 6); or it has none, where the file was held over
/// its evaluator and whoever releases it says that it is to be examined again.
///
/// - Parameter session: the session on whose agenda the file is.
public func decide(
    _ command: ReleaseFile,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    digest: Digest,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerOrChairHolds(actor, file, in: session, of: rules.branch) { return .refused(refusal) }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.undecided != nil else { return .refused(notNow(file.stageName)) }
    guard let hold = file.hold else { return .accepted([]) }
    guard let person = PersonID(actor.id) else {
        return .refused("officerOrChairHolds", ["actor": actor.description])
    }
    if command.examinedAgain ?? false {
        if let refusal = fileIsHeldOverItsEvaluator(hold, file) { return .refused(refusal) }
        let released = released(file, hold, by: person, at: now)
        guard let session = file.session else { return .accepted([released]) }
        let adjourned = CaseAdjourned(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session,
            cause: .notVoted,
            decideBy: now.parisDay.adding(days: rules.policy.due.juryDecision + 1).startOfDayUTC
        )
        return .accepted([released, adjourned])
    }
    return .accepted(release(file, in: session, by: person, under: rules, digest: digest, at: now))
}

/// A file on hold goes on, with the effect of what a session found on it where both colleges have signed.
func release(
    _ file: Case,
    in session: JurySession?,
    by person: PersonID,
    under rules: PanelRules,
    digest: Digest,
    at now: Instant
) -> [any Event] {
    guard let hold = file.hold else { return [] }
    let released = released(file, hold, by: person, at: now)
    guard let session, case .effective = session.stage, let after = Case.evolve(file, released) else {
        return [released]
    }
    if case .deferred(_, let deferral) = after.stage {
        return [released] + effect(of: deferral, on: after, in: session, under: rules)
    }
    if case .excluding(_, let exclusion) = after.stage {
        return [released, effect(of: exclusion, on: after, in: session)]
    }
    return [released] + (effect(ofFindingOn: after, in: session, under: rules, digest: digest) ?? [])
}

private func released(_ file: Case, _ hold: Hold, by person: PersonID, at now: Instant) -> FileReleasedBeforeDecision {
    FileReleasedBeforeDecision(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        releasedBy: person,
        heldFor: max(0, now.milliseconds - hold.since.milliseconds)
    )
}
