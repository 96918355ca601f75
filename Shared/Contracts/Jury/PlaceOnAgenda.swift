/// An officer puts files on the agenda of a session; all of them, or, when one cannot be, none.
public struct PlaceOnAgenda: Command {
    public static let type: MessageType = "jury.place-on-agenda.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The files.
    public var dossiers: [DossierID]
    /// The officer.
    public var officer: PersonID
    /// Whether files that are blocked are left out, instead of none being placed; absent for no.
    public var leavesOutBlocked: Bool?

    public var about: DossierID? { nil }

    /// Files for a session.
    public init(
        session: SessionID,
        panel: PanelID,
        dossiers: [DossierID],
        officer: PersonID,
        leavesOutBlocked: Bool? = nil
    ) {
        self.session = session
        self.panel = panel
        self.dossiers = dossiers
        self.officer = officer
        self.leavesOutBlocked = leavesOutBlocked
    }
}
