/// What was found on an appeal lies before the branch authority.
public struct AppealInstructed: Event {
    public static let type: MessageType = "jury.appeal-instructed.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Who instructed it.
    public var instructor: PersonID
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
