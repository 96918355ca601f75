/// An appeal has not been decided by its due time.
public struct AppealFellDue: Event {
    public static let type: MessageType = "jury.appeal-fell-due.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// When it was to be decided.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
}
