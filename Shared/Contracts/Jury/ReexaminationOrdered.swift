/// An appeal is upheld: the file comes before a later session, by members who did not decide it (policy
/// `reexaminedByOthers`). Until that session has decided, the decision stands.
public struct ReexaminationOrdered: Event {
    public static let type: MessageType = "jury.reexamination-ordered.v1"
    /// The decision that stands meanwhile.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// The members who decided, and do not sit on the file again.
    public var excluded: [PersonID]
    /// When the jury is to decide.
    public var decideBy: Instant
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
