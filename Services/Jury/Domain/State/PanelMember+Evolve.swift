public import Contracts

extension PanelMember {
    /// The state after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard state != nil || event is SeatProposed || event is MemberSeated else { return nil }
        var member = state ?? Self(seats: [])
        member.apply(event)
        return member
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as SeatProposed:
            proposed = ProposedSeat(seat: event.seat, act: event.act, by: event.proposedBy)
        case let event as MemberSeated:
            // Said anew of a term that begins on the same day, it is what holds from now on.
            seats.removeAll { $0.from == event.seat.from }
            seats.append(event.seat)
            proposed = nil
        case let event as SeatEndProposed:
            endProposed = ProposedSeatEnd(lastDay: event.lastDay, by: event.proposedBy)
        case let event as SeatEnded:
            end(after: event.lastDay)
            endProposed = nil
        default: break
        }
    }

    private mutating func end(after lastDay: Day) {
        seats = seats.compactMap { seat in
            guard lastDay < seat.until else { return seat }
            var ended = seat
            ended.until = lastDay
            return seat.from <= lastDay ? ended : nil
        }
    }
}
