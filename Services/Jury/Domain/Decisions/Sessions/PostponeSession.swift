public import Contracts
public import Kernel
import Scheme

/// An officer postpones a session that has not begun: its members have notice again, its agenda is kept (policy
/// `notice`; specification, step 6).
public func decide(_ command: PostponeSession, on session: JurySession?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    guard case .convened = session.stage else { return .refused(notNow(session.stageName)) }
    let day = command.startsAt.parisDay
    if session.startsAt == command.startsAt, session.place == command.place { return .accepted([]) }
    if let refusal = noticeIsGiven(for: day, at: by.now, rules.policy.jury) { return .refused(refusal) }
    return .accepted([
        SessionPostponed(
            session: session.session,
            panel: session.panel,
            day: day,
            startsAt: command.startsAt,
            place: command.place,
            postponedBy: command.officer
        )
    ])
}
