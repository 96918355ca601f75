/// A member of a session votes through another one of the same college while absent (policy `proxy`).
public struct ProxyGiven: Event, SignedEvent {
    public static let type: MessageType = "jury.proxy-given.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who gives it.
    public var member: PersonID
    /// Who holds it.
    public var holder: PersonID
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
