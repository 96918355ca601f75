/// Chair, vice-chair or officer opens a session: who is there, who presides. Said again, it adds those who come later,
/// or takes the session up again after minutes were drawn up that do not bear both signatures yet.
public struct OpenSession: Command {
    public static let type: MessageType = "jury.open-session.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who opens it.
    public var openedBy: PersonID
    /// The members who are there; with those already noted. One who had left is there again.
    public var present: [PersonID]
    /// Who presides: as convened, or in their place others of the same two colleges.
    public var presidency: Presidency

    public var about: DossierID? { nil }
}
