/// The branch authority seats members on a panel, or seats them anew for a later term (specification, final validation); an
/// officer confirms it by saying the same, in the authority's name.
public struct SeatPanel: Command {
    public static let type: MessageType = "jury.seat-panel.v1"
    /// The panel.
    public var panel: PanelID
    /// The members, each with the college, the organisation and the term.
    public var seats: [PanelSeat]
    /// The act by which the branch names them.
    public var act: SeatingActID
    /// The branch authority.
    public var authority: PersonID

    public var about: DossierID? { nil }
}
