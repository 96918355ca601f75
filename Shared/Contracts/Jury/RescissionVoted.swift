/// A session has voted to take a decision back; it stands until the minutes bear both signatures.
public struct RescissionVoted: Event, SignedEvent {
    public static let type: MessageType = "jury.rescission-voted.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The decision to take back: the last one on the file.
    public var decision: DecisionID
    /// The votes for taking it back.
    public var votes: ByCollege<VoteCount>
    /// The candidate.
    public var candidate: PersonID
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
