public import Contracts
public import Kernel
import Scheme

/// An officer has a session declared void whose minutes nobody can sign for a college: each file that it examined is examined
/// anew, and what it voted to take back stands (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: DeclareSessionVoid,
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
    case .void: return .accepted([])
    case .sitting, .drawnUp: break
    case .convened, .cancelled, .effective: return .refused(notNow(session.stageName))
    }
    if let refusal = sessionIsVoidWhereNobodyCanSign(command.college, in: session) { return .refused(refusal) }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal(
                "voidSessionHasReason",
                ["session": session.session.value],
                faults: [Fault("personal.reason", "missing", expected: "a reason")]
            )
        )
    }
    let declared = SessionDeclaredVoid(
        session: session.session,
        panel: session.panel,
        officer: command.officer,
        college: command.college,
        keptUntil: wordsAreKeptWithTheMinutes(session.day, rules.policy),
        personal: command.personal
    )
    let due = rules.policy.due
    let decideBy = due.deadline(due.juryDecision, after: by.now.parisDay).endsAt
    let undone: [any Event] = session.agenda.compactMap { item in
        files[item.dossier].flatMap { $0.undone(by: session, item.matter, decideBy: decideBy) }
    }
    return .accepted([declared] + undone)
}

extension Case {
    /// What becomes of it with a session that is void; `nil` where that session did nothing to it.
    fileprivate func undone(by session: JurySession, _ matter: AgendaMatter, decideBy: Instant) -> (any Event)? {
        switch (matter, stage) {
        case (.examination, _):
            guard self.session == session.session, undecided != nil else { return nil }
            return CaseAdjourned(
                dossier: dossier,
                attempt: attempt,
                panel: panel,
                session: session.session,
                cause: .sessionCancelled,
                decideBy: decideBy
            )
        case (.rescission, .decided(let decided)):
            guard case .rescissionVoted(let voted) = decided.standing, voted.session == session.session else {
                return nil
            }
            return RescissionVoided(
                dossier: dossier,
                attempt: attempt,
                panel: panel,
                session: session.session,
                decision: decided.decision
            )
        case (.rescission, _): return nil
        }
    }
}
