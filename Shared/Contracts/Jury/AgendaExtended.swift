/// The agenda of a session has gained files: to examine, or with a decision to rescind.
public struct AgendaExtended: Event {
    public static let type: MessageType = "jury.agenda-extended.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// What is to be done with them.
    public var matter: AgendaMatter
    /// The files that are new on it.
    public var dossiers: [DossierID]

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
