/// A full member who will not be there gives a proxy (*procuration*) to a member of the same college, where the branch's
/// policy allows it; given again, it replaces the former one (policy `proxy`; specification, step 6).
public struct GiveProxy: Command {
    public static let type: MessageType = "jury.give-proxy.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who will be absent.
    public var member: PersonID
    /// Who votes in their place.
    public var holder: PersonID

    public var about: DossierID? { nil }
}
