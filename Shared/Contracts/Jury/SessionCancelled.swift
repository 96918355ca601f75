/// A session that had not begun does not take place (specification, step 6).
public struct SessionCancelled: Event {
    public static let type: MessageType = "jury.session-cancelled.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The officer.
    public var cancelledBy: PersonID

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
