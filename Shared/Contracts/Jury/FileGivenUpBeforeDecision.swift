/// The panel gives up a file whose branch has left, and that no session has examined.
public struct FileGivenUpBeforeDecision: Event {
    public static let type: MessageType = "jury.file-given-up-before-decision.v1"
    /// The file.
    public var dossier: DossierID
    /// The panel.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// What was to be decided in the attempt that ends with it, and what was carried.
    public var scope: AssessmentScope

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
