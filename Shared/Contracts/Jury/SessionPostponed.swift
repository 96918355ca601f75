/// A session sits on another day; its agenda is kept (specification, step 6).
public struct SessionPostponed: Event {
    public static let type: MessageType = "jury.session-postponed.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Its day in Paris now: the day of its decisions.
    public var day: Day
    /// When it begins now.
    public var startsAt: Instant
    /// Where it sits now.
    public var place: SessionPlace
    /// The officer.
    public var postponedBy: PersonID

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
