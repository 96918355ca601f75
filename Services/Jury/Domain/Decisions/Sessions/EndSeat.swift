public import Contracts
public import Kernel
import Scheme

/// The branch authority ends a seat before its term, and an officer confirms it.
public func decide(_ command: EndSeat, on known: PanelMember?, under rules: PanelRules, by: By) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? authorityOrOfficerActs(command.authority, by.actor, under: rules) {
        return .refused(refusal)
    }
    guard let known else { return .refused("unknownMember", ["member": command.member.value]) }
    let ended = SeatEnded(
        panel: command.panel,
        member: command.member,
        lastDay: command.lastDay,
        endedBy: command.authority,
        confirmedBy: PersonID(by.actor.id)
    )
    guard PanelMember.evolve(known, ended)?.seats != known.seats else { return .accepted([]) }
    let end = ProposedSeatEnd(lastDay: command.lastDay, by: command.authority)
    if by.actor.role == .officer {
        let isProposed = known.endProposed == end
        let refusal = seatingTakesTwoPersons(command.member, isProposed: isProposed, by: end.by, by.actor)
        return refusal.map { .refused($0) } ?? .accepted([ended])
    }
    if known.endProposed == end { return .accepted([]) }
    return .accepted([
        SeatEndProposed(
            panel: command.panel,
            member: command.member,
            lastDay: command.lastDay,
            proposedBy: command.authority
        )
    ])
}
