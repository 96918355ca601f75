public import Contracts
public import Kernel
import Scheme

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
    by: By
) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = officerOrChairHolds(by.actor, file, in: session, of: rules.branch) { return .refused(refusal) }
    if let holder = file.handedTo { return .refused("heldElsewhere", ["holder": holder]) }
    guard file.undecided != nil else { return .refused(notNow(file.stageName)) }
    guard let hold = file.hold else { return .accepted([]) }
    guard let person = PersonID(by.actor.id) else {
        return .refused("officerOrChairHolds", ["actor": by.actor.description])
    }
    if command.examinedAgain ?? false {
        if let refusal = fileIsHeldOverItsEvaluator(hold, file) { return .refused(refusal) }
        let released = fileReleased(file, hold, by: person, at: by.now)
        guard let session = file.session else { return .accepted([released]) }
        let adjourned = CaseAdjourned(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session,
            cause: .notVoted,
            decideBy: rules.policy.due.deadline(rules.policy.due.juryDecision, after: by.day).endsAt
        )
        return .accepted([released, adjourned])
    }
    return .accepted(release(file, in: session, by: person, under: rules, at: by.now))
}
