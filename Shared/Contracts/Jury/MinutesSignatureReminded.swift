/// Who has not signed the minutes is reminded that the signatures fall due.
public struct MinutesSignatureReminded: Event {
    public static let type: MessageType = "jury.minutes-signature-reminded.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who has not signed.
    public var awaited: [PersonID]
    /// Which reminder it is: when it was to be given.
    public var remindedAt: Instant
    /// When the signatures are due.
    public var signBy: Instant

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
