public import Contracts
public import Kernel
import Scheme

/// A member who will not be there gives a proxy, before or during the sitting (policy `proxy`; specification, step 6).
public func decide(_ command: GiveProxy, on session: JurySession?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.juryMember, command.member, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    switch session.stage {
    case .convened, .sitting: break
    case .drawnUp, .cancelled, .void, .effective: return .refused(notNow(session.stageName))
    }
    if session.proxies[command.member] == command.holder { return .accepted([]) }
    if let refusal = memberIsConvened(command.member, session)
        ?? proxyIsOfSameCollege(command.member, command.holder, in: session, rules.policy.jury)
    {
        return .refused(refusal)
    }
    return .accepted([
        ProxyGiven(
            session: session.session,
            panel: session.panel,
            member: command.member,
            holder: command.holder
        )
    ])
}
