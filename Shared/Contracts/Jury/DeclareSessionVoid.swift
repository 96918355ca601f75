/// An officer has a session declared void whose minutes nobody can sign for a college any more, with the reason: its files
/// are examined anew.
public struct DeclareSessionVoid: Command {
    public static let type: MessageType = "jury.declare-session-void.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The officer.
    public var officer: PersonID
    /// The college for which nobody can sign.
    public var college: College
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { officer }
}
