/// Another member of the same college is convened in the place of one.
public struct MemberReplaced: Event {
    public static let type: MessageType = "jury.member-replaced.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who does not come.
    public var replaced: PersonID
    /// Who comes instead.
    public var member: SessionMember
    /// Who presides, with the new member where the former one was to.
    public var presidency: Presidency
    /// The officer.
    public var officer: PersonID

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
