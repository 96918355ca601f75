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
