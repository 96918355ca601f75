/// For the branch's partner: a session does not take place.
public struct PartnerSessionCancelled: PartnerEvent {
    public static let type: MessageType = "jury.partner-session-cancelled.v1"
    /// The panel's branch.
    public var branch: BranchID
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
}
