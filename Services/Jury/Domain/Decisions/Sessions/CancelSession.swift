public import Contracts
public import Kernel
import Scheme

/// An officer cancels a session that has not begun; its files wait for another one (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: CancelSession,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    switch session.stage {
    case .cancelled: return .accepted([])
    case .sitting, .drawnUp, .void, .effective: return .refused(notNow(session.stageName))
    case .convened:
        let waiting: [any Event] = session.agenda.compactMap { item in
            guard let file = files[item.dossier], file.session == session.session, let undecided = file.undecided
            else { return nil }
            return CaseAdjourned(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                cause: .sessionCancelled,
                decideBy: undecided.decideBy
            )
        }
        let cancelled = SessionCancelled(
            session: session.session,
            panel: session.panel,
            cancelledBy: command.officer
        )
        return .accepted([cancelled] + waiting)
    }
}
