/// A member does not come to a session, or has left it while it sits: from then on their seat is free for a substitute, and
/// they count for nothing that is voted later. What they voted before stands.
public struct MemberDeparted: Event {
    public static let type: MessageType = "jury.member-departed.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The member.
    public var member: PersonID
    /// Why.
    public var cause: Departure
    /// When they left; of a session that has not begun, when it was said.
    public var at: Instant

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
