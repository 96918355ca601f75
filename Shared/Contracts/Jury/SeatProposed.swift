/// A member is to have a seat on a panel: the branch authority has said so, and no officer has confirmed it yet. Nobody sits
/// on it.
public struct SeatProposed: Event {
    public static let type: MessageType = "jury.seat-proposed.v1"
    /// The panel.
    public var panel: PanelID
    /// The seat.
    public var seat: PanelSeat
    /// The act by which the branch names the member.
    public var act: SeatingActID
    /// The branch authority.
    public var proposedBy: PersonID

    public var stream: StreamID { StreamID("panel-member", seat.member.value) }
    public var about: DossierID? { nil }
}

/// A member's seat is to end before its term: the branch authority has said so, and no officer has confirmed it yet.
public struct SeatEndProposed: Event {
    public static let type: MessageType = "jury.seat-end-proposed.v1"
    /// The panel.
    public var panel: PanelID
    /// The member.
    public var member: PersonID
    /// The last day on which the member sits.
    public var lastDay: Day
    /// The branch authority.
    public var proposedBy: PersonID

    public var stream: StreamID { StreamID("panel-member", member.value) }
    public var about: DossierID? { nil }
}
