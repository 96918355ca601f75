/// An officer postpones a session that has not begun; its agenda is kept, and its members have notice again (specification,
/// step 6).
public struct PostponeSession: Command {
    public static let type: MessageType = "jury.postpone-session.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// When it begins now.
    public var startsAt: Instant
    /// Where it sits now.
    public var place: SessionPlace
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
