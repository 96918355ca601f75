public import Contracts
public import Kernel
import Scheme

/// The branch authority seats members on a panel, and an officer confirms it: nobody sits before. Every fault of every seat
/// is told at once, and nobody is seated then (specification, final validation).
///
/// - Parameters:
///   - known: those members whom the panel knows.
///   - facts: who among them is an accredited evaluator.
public func decide(
    _ command: SeatPanel,
    on known: [PersonID: PanelMember],
    _ facts: ConvocationFacts,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? authorityOrOfficerActs(command.authority, by.actor, under: rules) {
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
                memberSitsForOneCollege(seat, known[seat.member]),
                expected: "the college for which they sit already"
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
    let asked = command.seats.filter { known[$0.member]?.seats.contains($0) != true }.map {
        ProposedSeat(seat: $0, act: command.act, by: command.authority)
    }
    guard by.actor.role == .officer else {
        return .accepted(
            asked.filter { known[$0.seat.member]?.proposed != $0 }.map {
                SeatProposed(panel: command.panel, seat: $0.seat, act: $0.act, proposedBy: $0.by)
            }
        )
    }
    for seat in asked {
        let isProposed = known[seat.seat.member]?.proposed == seat
        if let refusal = seatingTakesTwoPersons(seat.seat.member, isProposed: isProposed, by: seat.by, by.actor) {
            return .refused(refusal)
        }
    }
    return .accepted(
        asked.map {
            MemberSeated(
                panel: command.panel,
                seat: $0.seat,
                act: $0.act,
                seatedBy: $0.by,
                confirmedBy: PersonID(by.actor.id)
            )
        }
    )
}
