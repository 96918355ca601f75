public import Contracts
public import Kernel
import Scheme

/// A member declares a tie and leaves the file, at any time before its vote is closed (specification, final validation).
public func decide(
    _ command: DeclareTie,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    // A tie is declared on a file on hold too: who is tied sees nothing of it from then on.
    switch sitting(on: file, in: session, place, under: rules, mayWait: false) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = officeActs(.juryMember, command.member, of: rules.branch, by.actor)
            ?? memberIsConvened(command.member, found.session)
        {
            return .refused(refusal)
        }
        switch found.session.stage {
        case .convened, .sitting: break
        case .drawnUp, .cancelled, .void, .effective: return .refused(notNow(found.session.stageName))
        }
        if found.sitting.isRecused(command.member) { return .accepted([]) }
        var ties: [TieKind] = []
        for tie in command.ties where !ties.contains(tie) { ties.append(tie) }
        guard !ties.isEmpty else {
            return .refused(Refusal("tieIsNamed", faults: [Fault("ties", "missing", expected: "one at least")]))
        }
        // Who decided before is known from the record, not from members.
        guard !ties.contains(.decidedBefore) else {
            return .refused(
                Refusal("tieIsNamed", faults: [Fault("ties", "notDeclared", expected: "a tie that a member declares")])
            )
        }
        return .accepted([
            MemberRecused(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                member: command.member,
                ties: ties,
                personal: command.personal
            )
        ])
    }
}
