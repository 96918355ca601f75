/// The minutes bear a signature.
public struct MinutesSigned: Event, SignedEvent {
    public static let type: MessageType = "jury.minutes-signed.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who signed.
    public var signatory: PersonID
    /// For which college.
    public var college: College
    /// The digest of what was signed.
    public var digest: String
    /// Whether both colleges have signed now: the decisions, or the mended slip, take effect.
    public var takesEffect: Bool
    /// The day of the signature in Paris; that of the second is the day of the notification.
    public var signedOn: Day
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
