/// The jury asks something more of these parties before it decides; the minutes bear both signatures (specification,
/// step 6).
public struct SupplementAsked: Event {
    public static let type: MessageType = "jury.supplement-asked.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// Of whom; never empty, each once.
    public var asked: [SupplementParty]
    /// By when.
    public var answerBy: Instant
    /// The candidate.
    public var candidate: PersonID
    public var personal: SupplementPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
