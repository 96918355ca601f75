/// An officer convenes a session of a panel, with notice (specification, step 6).
public struct ConveneSession: Command {
    public static let type: MessageType = "jury.convene-session.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// When it begins; its day in Paris is the day of its decisions.
    public var startsAt: Instant
    /// Where it sits.
    public var place: SessionPlace
    /// Who is convened, substitutes included; of several substitutes of a college the first ones sit first.
    public var members: [SessionMember]
    /// Who presides and signs.
    public var presidency: Presidency
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
