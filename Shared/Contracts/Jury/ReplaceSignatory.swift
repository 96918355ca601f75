/// An officer records that chair or vice-chair can no longer sign the minutes, and who signs in their place: another
/// member of the same college who was there; or, where none of them can, one of the panel whom the college names for it.
public struct ReplaceSignatory: Command {
    public static let type: MessageType = "jury.replace-signatory.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who can no longer sign.
    public var replaced: PersonID
    /// Who signs in their place.
    public var standIn: PersonID
    /// The officer.
    public var officer: PersonID
    /// The act by which the college names who was not there; absent for one who was.
    public var act: SeatingActID? = nil
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { replaced }
}
