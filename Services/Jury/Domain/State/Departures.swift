public import Contracts

/// A member who did not come to a session, or left it.
public struct DepartedMember: Codable, Sendable, Equatable {
    /// Who.
    public var member: PersonID
    /// Why.
    public var cause: Departure
    /// When.
    public var at: Instant
    /// Whether they left while it sat; otherwise they had said before that they would not come.
    public var whileSitting: Bool
    /// Whether they are there again.
    public var isBack: Bool
}

extension JurySession {
    /// Whether a member has said that they do not come, or has left, and is not there again.
    public func isAway(_ member: PersonID) -> Bool {
        departures?.contains { $0.member == member && !$0.isBack } ?? false
    }

    /// Whether a member is there now.
    public func isThere(_ member: PersonID) -> Bool { present.contains(member) && !isAway(member) }

    /// For which college somebody sits, or signs in the place of who does.
    public func college(of person: PersonID) -> College? {
        if let member = member(person) { return member.college }
        return standIns.last { $0.standIn == person }.flatMap { member($0.replaced)?.college ?? $0.college }
    }

    mutating func depart(_ event: MemberDeparted) {
        let whileSitting = if case .convened = stage { false } else { true }
        let departed = DepartedMember(
            member: event.member,
            cause: event.cause,
            at: event.at,
            whileSitting: whileSitting,
            isBack: false
        )
        departures = (departures ?? []) + [departed]
    }

    mutating func comeBack(_ members: [PersonID]) {
        guard var departures else { return }
        for place in departures.indices where members.contains(departures[place].member) {
            departures[place].isBack = true
        }
        self.departures = departures
    }

    mutating func replace(_ event: MemberReplaced) {
        for place in members.indices where members[place].person == event.replaced { members[place] = event.member }
        presidency = event.presidency
        departures?.removeAll { $0.member == event.replaced }
        proxies = proxies.filter { $0.key != event.replaced && $0.value != event.replaced }
    }
}
