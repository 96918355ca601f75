/// An officer records that chair or vice-chair can no longer sign the minutes, and who signs in their place: another
/// member of the same college who was there.
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
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { replaced }
}
