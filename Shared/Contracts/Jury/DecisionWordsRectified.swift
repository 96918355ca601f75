/// Rectified minutes that both colleges have signed mend the words on a file: the candidate is sent the right
/// recommendations in the place of the former ones. The decision itself is as it was (specification, step 6).
public struct DecisionWordsRectified: Event {
    public static let type: MessageType = "jury.decision-words-rectified.v1"
    /// The decision that the words go with.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The candidate.
    public var candidate: PersonID
    /// The digest of the rectified minutes.
    public var digest: String
    /// Whether a recommendation reads differently: then the candidate is sent them again.
    public var recommendationsChange: Bool
    public var personal: ExaminationPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
