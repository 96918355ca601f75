/// An officer convenes another member of the same college in the place of one who does not come to a session that has not
/// begun. The session keeps its day: the others have had their notice.
public struct ReplaceMember: Command {
    public static let type: MessageType = "jury.replace-member.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who does not come.
    public var replaced: PersonID
    /// Who comes instead.
    public var member: SessionMember
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { nil }
}
