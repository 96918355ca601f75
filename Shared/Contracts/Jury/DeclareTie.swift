/// A member declares a tie that the data do not show, and leaves that file (specification, final validation).
public struct DeclareTie: Command {
    public static let type: MessageType = "jury.declare-tie.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The member.
    public var member: PersonID
    /// To whom or what; never empty.
    public var ties: [TieKind]
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { member }
}
