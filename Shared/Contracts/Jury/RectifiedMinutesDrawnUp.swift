/// Rectified minutes stand and wait for two signatures, one of each college; until then the former ones hold
/// (specification, step 6).
public struct RectifiedMinutesDrawnUp: Event {
    public static let type: MessageType = "jury.rectified-minutes-drawn-up.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The members who were there, as it should have read: all of them; as before where that is not the slip.
    public var present: [PersonID]
    /// The file whose words are mended; `nil` where none are.
    public var words: RectifiedWords? = nil
    /// Who mends.
    public var drawnUpBy: PersonID
    /// How often the minutes have been rectified with these, from 1.
    public var number: Int
    /// The digest of the minutes that they follow.
    public var rectifies: String
    /// SHA-256, hexadecimal, over their canonical form, which names the digest of the former ones.
    public var digest: String
    /// When the signatures are due.
    public var signBy: Instant
    /// When who has not signed is reminded, the earliest first.
    public var remindAt: [Instant]
    /// Until when the reason is kept, where the words mended are not of one file.
    public var keptUntil: Instant? = nil
    public var personal: RectificationPersonal?

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { words?.dossier }
    public var person: PersonID? { words?.candidate ?? drawnUpBy }
}
