/// Somebody else of the same college signs the minutes in the place of chair or vice-chair, who no longer can.
public struct SignatoryReplaced: Event {
    public static let type: MessageType = "jury.signatory-replaced.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who can no longer sign.
    public var replaced: PersonID
    /// Who signs in their place.
    public var standIn: PersonID
    /// The officer who recorded it.
    public var officer: PersonID
    /// The act by which the college named who was not there; absent for one who was.
    public var act: SeatingActID? = nil
    /// Until when the reason is kept.
    public var keptUntil: Instant? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { replaced }
}
