public import Contracts
import Scheme

/// The branch authority seats members on a panel. Every fault of every seat is told at once, and nobody is seated then
/// (specification, final validation).
///
/// - Parameters:
///   - known: those members whom the panel knows.
///   - facts: who among them is an accredited evaluator.
public func decide(
    _ command: SeatPanel,
    on known: [PersonID: PanelMember],
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.authority, command.authority, of: rules.branch, actor) {
        return .refused(refusal)
    }
    let findings = command.seats.enumerated().flatMap { place, seat in
        [
            RuleFinding(
                "seats.\(place)",
                seatHasATerm(seat, among: command.seats),
                expected: "a term that ends after it began, and one seat each"
            ),
            RuleFinding(
                "seats.\(place)",
                noEvaluatorSitsOnTheJury(seat.member, facts),
                expected: "nobody accredited"
            ),
        ]
    }
    if let first = findings.compactMap(\.refusal).first {
        return .refused(Refusal(first.code, first.facts, faults: findings.compactMap(\.fault)))
    }
    return .accepted(
        command.seats.filter { known[$0.member]?.seats.contains($0) != true }.map { seat in
            MemberSeated(panel: command.panel, seat: seat, act: command.act, seatedBy: command.authority)
        }
    )
}

/// The branch authority ends a seat before its term.
public func decide(_ command: EndSeat, on known: PanelMember?, under rules: PanelRules, by actor: Actor) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.authority, command.authority, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let known else { return .refused("unknownMember", ["member": command.member.value]) }
    let ended = SeatEnded(
        panel: command.panel,
        member: command.member,
        lastDay: command.lastDay,
        endedBy: command.authority
    )
    return PanelMember.evolve(known, ended) == known ? .accepted([]) : .accepted([ended])
}
