/// Minutes have waited for their signatures until these were due.
public struct MinutesFellDue: Event {
    public static let type: MessageType = "jury.minutes-fell-due.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// When they were due.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
