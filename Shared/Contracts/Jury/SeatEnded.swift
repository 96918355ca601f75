/// A member's seat on a panel ends before its term (specification, final validation).
public struct SeatEnded: Event {
    public static let type: MessageType = "jury.seat-ended.v1"
    /// The panel.
    public var panel: PanelID
    /// The member.
    public var member: PersonID
    /// The last day on which the member sits.
    public var lastDay: Day
    /// The branch authority.
    public var endedBy: PersonID
    /// The officer who confirmed it; `nil` where one alone could do it.
    public var confirmedBy: PersonID? = nil

    public var stream: StreamID { StreamID("panel-member", member.value) }
    public var about: DossierID? { nil }
}
