/// A session is convened (specification, step 6).
public struct SessionConvened: Event {
    public static let type: MessageType = "jury.session-convened.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The branch.
    public var branch: BranchID
    /// The day in Paris on which it sits: the day of its decisions.
    public var day: Day
    /// When it begins; its day in Paris is the day of its decisions.
    public var startsAt: Instant
    /// Where it sits.
    public var place: SessionPlace
    /// Who is convened, substitutes included; of several substitutes of a college the first ones sit first.
    public var members: [SessionMember]
    /// Who presides and signs.
    public var presidency: Presidency
    /// The officer.
    public var convenedBy: PersonID

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
