/// The branch authority has decided an appeal. Upheld, the file comes before a later session, which confirms the
/// decision or rescinds it and decides anew.
public struct AppealDecided: Event, SignedEvent {
    public static let type: MessageType = "jury.appeal-decided.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Whether it is upheld.
    public var upheld: Bool
    /// Who decides for the branch.
    public var authority: PersonID
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
