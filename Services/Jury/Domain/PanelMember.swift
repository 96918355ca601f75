public import Contracts

/// A member of the panel, and the seats that they have held, oldest first.
public struct PanelMember: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "panel-member"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        SeatProposed.self, MemberSeated.self, SeatEndProposed.self, SeatEnded.self,
    ]

    /// The seats.
    public var seats: [PanelSeat]
    /// The seat that the authority has proposed last, while no officer has confirmed it.
    public var proposed: ProposedSeat?
    /// The end of the seats that the authority has proposed last, while no officer has confirmed it.
    public var endProposed: ProposedSeatEnd?

    /// A member with these seats.
    public init(seats: [PanelSeat]) { self.seats = seats }

    /// The seat that is held on that day; the first and the last day count. Of two terms that overlap the later one.
    public func seat(on day: Day) -> PanelSeat? { seats.last { $0.from <= day && day <= $0.until } }

    /// The state after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as SeatProposed:
            var member = state ?? Self(seats: [])
            member.proposed = ProposedSeat(seat: event.seat, act: event.act, by: event.proposedBy)
            return member
        case let event as MemberSeated:
            var member = state ?? Self(seats: [])
            // Said anew of a term that begins on the same day, it is what holds from now on.
            member.seats.removeAll { $0.from == event.seat.from }
            member.seats.append(event.seat)
            member.proposed = nil
            return member
        case let event as SeatEndProposed:
            var member = state
            member?.endProposed = ProposedSeatEnd(lastDay: event.lastDay, by: event.proposedBy)
            return member
        case let event as SeatEnded:
            var member = state
            member?.end(after: event.lastDay)
            member?.endProposed = nil
            return member
        default: return state
        }
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    private mutating func end(after lastDay: Day) {
        seats = seats.compactMap { seat in
            guard lastDay < seat.until else { return seat }
            var ended = seat
            ended.until = lastDay
            return seat.from <= lastDay ? ended : nil
        }
    }
}

/// A seat that the branch authority has proposed.
public struct ProposedSeat: Codable, Sendable, Equatable {
    /// The seat.
    public var seat: PanelSeat
    /// The act by which the branch names the member.
    public var act: SeatingActID
    /// The authority.
    public var by: PersonID
}

/// The end of seats that the branch authority has proposed.
public struct ProposedSeatEnd: Codable, Sendable, Equatable {
    /// The last day on which the member sits.
    public var lastDay: Day
    /// The authority.
    public var by: PersonID
}
