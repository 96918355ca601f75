/// An officer puts files on the agenda of a session: those named, all or none; and, where it says so, every other file of the
/// panel that is ready.
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
    public var leavesOutBlocked: Bool? = nil
    /// Whether every file of the panel that is ready is placed too, those due first before others; absent for no.
    public var everythingReady: Bool? = nil
    /// How many of those at most; absent for as many as there are.
    public var atMost: Int? = nil

    public var about: DossierID? { nil }
}
