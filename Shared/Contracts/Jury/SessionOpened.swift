/// A session sits, or goes on with more members; minutes drawn up before are void with it.
public struct SessionOpened: Event {
    public static let type: MessageType = "jury.session-opened.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// All members who are or were there, in the order of the convocation.
    public var present: [PersonID]
    /// Who presides and signs.
    public var presidency: Presidency
    /// Of those who had left, who is there again; `nil` for nobody.
    public var returned: [PersonID]? = nil

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
