/// An officer cancels a session that has not begun, as when a college does not come: its files wait for another one.
public struct CancelSession: Command {
    public static let type: MessageType = "jury.cancel-session.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
