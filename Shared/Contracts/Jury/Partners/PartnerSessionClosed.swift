/// For the branch's partner: both colleges have signed a session's minutes. Told again when minutes that were put right are
/// signed.
public struct PartnerSessionClosed: PartnerEvent {
    public static let type: MessageType = "jury.partner-session-closed.v1"
    /// The panel's branch.
    public var branch: BranchID
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The day of the second signature, in Paris.
    public var closedOn: Day
}
