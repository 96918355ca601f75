/// Chair or vice-chair signs the minutes; with the second signature the decisions take effect (specification, step 6).
public struct SignMinutes: Command {
    public static let type: MessageType = "jury.sign-minutes.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who signs.
    public var signatory: PersonID
    /// The digest of the minutes that the signatory has read.
    public var digest: String

    public var about: DossierID? { nil }
}
