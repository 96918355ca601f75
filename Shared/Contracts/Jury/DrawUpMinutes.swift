/// Chair or vice-chair ends the sitting: the minutes are drawn up, with every file of the agenda in them, the examined
/// ones and the others. Said again when a file has left since, they are drawn up anew.
public struct DrawUpMinutes: Command {
    public static let type: MessageType = "jury.draw-up-minutes.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who presides.
    public var drawnUpBy: PersonID

    public var about: DossierID? { nil }
}
