/// For the branch's partner: a session is convened, or sits on another day than was told before.
public struct PartnerSessionConvened: PartnerEvent {
    public static let type: MessageType = "jury.partner-session-convened.v1"
    /// The panel's branch.
    public var branch: BranchID
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The day in Paris on which it sits.
    public var day: Day
}
