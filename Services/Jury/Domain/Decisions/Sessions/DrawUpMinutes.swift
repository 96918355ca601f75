public import Contracts
public import Kernel
import Scheme

/// Who presides ends the sitting: the minutes are drawn up, with every file of the agenda that is still before the
/// session, examined or not (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: DrawUpMinutes,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = minutesAreOwn(command.session, command.panel, session, command.drawnUpBy, under: rules, by) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = memberPresides(command.drawnUpBy, over: session) { return .refused(refusal) }
    let minutes = Minutes(of: session, files, under: rules)
    let signBy = signaturesAreDue(from: by.now, rules.policy.due)
    let drawnUp = MinutesDrawnUp(
        session: session.session,
        panel: session.panel,
        digest: Digest(of: minutes.canonicalBytes).hexadecimal,
        lines: minutes.entries.map(\.line),
        signBy: signBy.endsAt,
        remindAt: signBy.reminders(rules.policy.due.reminderDays, after: by.now)
    )
    switch session.stage {
    case .sitting: return .accepted([drawnUp])
    case .drawnUp(let before): return before.digest == drawnUp.digest ? .accepted([]) : .accepted([drawnUp])
    case .convened, .cancelled, .void, .effective: return .refused(notNow(session.stageName))
    }
}
