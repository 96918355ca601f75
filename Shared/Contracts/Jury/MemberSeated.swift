/// A member has a seat on a panel (specification, final validation).
public struct MemberSeated: Event {
    public static let type: MessageType = "jury.member-seated.v1"
    /// The panel.
    public var panel: PanelID
    /// The seat.
    public var seat: PanelSeat
    /// The act by which the branch names the member.
    public var act: SeatingActID
    /// The branch authority.
    public var seatedBy: PersonID
    /// The officer who confirmed it; `nil` where one alone could do it.
    public var confirmedBy: PersonID? = nil

    public var stream: StreamID { StreamID("panel-member", seat.member.value) }
    public var about: DossierID? { nil }
}
