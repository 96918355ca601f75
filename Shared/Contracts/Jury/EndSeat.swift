/// The branch authority ends a member's seat before its term: resigned, replaced by the organisation, or accredited as an
/// evaluator since (specification, final validation).
public struct EndSeat: Command {
    public static let type: MessageType = "jury.end-seat.v1"
    /// The panel.
    public var panel: PanelID
    /// The member.
    public var member: PersonID
    /// The last day on which the member sits.
    public var lastDay: Day
    /// The branch authority.
    public var authority: PersonID

    public var about: DossierID? { nil }
}
