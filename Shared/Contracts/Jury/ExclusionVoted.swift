/// A session excludes a candidate for fraud; it has effect with the second signature under the minutes (specification,
/// step 6).
public struct ExclusionVoted: Event, SignedEvent {
    public static let type: MessageType = "jury.exclusion-voted.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// Who presided.
    public var presentedBy: PersonID
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// The candidate.
    public var candidate: PersonID
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
