/// A file is on the agenda of a session; members who are tied to it are recused from it from now on (specification,
/// final validation).
public struct CasePlaced: Event {
    public static let type: MessageType = "jury.case-placed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The day of the session.
    public var day: Day
    /// The members of that session who are recused: by what the data show, or by what they declared earlier.
    public var recusals: [Recusal]

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
