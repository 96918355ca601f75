public import Contracts

/// A member of the panel, and the seats that they have held, oldest first.
public struct PanelMember: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "panel-member"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [MemberSeated.self, SeatEnded.self]

    /// The seats.
    public var seats: [PanelSeat]

    /// A member with these seats.
    public init(seats: [PanelSeat]) { self.seats = seats }

    /// The seat that is held on that day; the first and the last day count. Of two terms that overlap the later one.
    public func seat(on day: Day) -> PanelSeat? { seats.last { $0.from <= day && day <= $0.until } }

    /// The state after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as MemberSeated:
            // Said anew of a term that begins on the same day, it is what holds from now on.
            let others = state?.seats.filter { $0.from != event.seat.from } ?? []
            return Self(seats: others + [event.seat])
        case let event as SeatEnded:
            guard let state else { return nil }
            return Self(
                seats: state.seats.compactMap { seat in
                    guard event.lastDay < seat.until else { return seat }
                    var ended = seat
                    ended.until = event.lastDay
                    return seat.from <= event.lastDay ? ended : nil
                }
            )
        default: return state
        }
    }
}
