/// An appeal is admissible, and is instructed.
public struct AppealAdmitted: Event {
    public static let type: MessageType = "jury.appeal-admitted.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// Who instructs it.
    public var instructor: PersonID
    /// The officer.
    public var officer: PersonID

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
}
