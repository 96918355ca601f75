public import Contracts
public import Kernel
import Scheme

/// The candidate appeals against the last decision on the file. Whether it is admissible is said afterwards; a
/// reassessment that is open means that the decision was accepted (policy `appeal`).
///
/// - Parameter session: the session that decided.
public func decide(
    _ command: LodgeAppeal,
    on appeal: Appeal?,
    against file: Case?,
    of session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? selfActs(.candidate, command.candidate.value, by.actor) {
        return .refused(refusal)
    }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = isTheCandidate(command.candidate, of: file) { return .refused(refusal) }
    if let appeal, appeal.stage != .refused {
        return appeal.stage == .lodged && appeal.ground == command.ground
            ? .accepted([]) : .refused(notNow(appeal.stageName))
    }
    guard case .decided(let decided) = file.stage, decided.decision == command.decision else {
        return .refused(notNow(file.stageName))
    }
    if let refusal = actsAfterItsGround(by.earlierDay, decided.day) { return .refused(refusal) }
    if decided.standing == .reassessed { return .refused(notNow("reassessed")) }
    guard let signedOn = session?.notifiedOn, session?.session == decided.session else {
        return .refused("unknownSession", ["session": decided.session.value])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("what is alleged")) }
    let deadline = rules.policy.due.deadline(rules.policy.due.appeal, after: by.day)
    return .accepted([
        AppealLodged(
            decision: command.decision,
            dossier: command.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            ground: command.ground,
            lodgedOn: by.day,
            notifiedOn: file.notifiedOn(signedOn),
            decideBy: deadline.endsAt,
            remindAt: deadline.reminders(rules.policy.due.reminderDays, after: by.now),
            personal: command.personal
        )
    ])
}
