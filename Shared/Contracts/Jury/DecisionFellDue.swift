/// A file has waited for its decision until it was due: it is on the officer's overdue list.
public struct DecisionFellDue: Event {
    public static let type: MessageType = "jury.decision-fell-due.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// When it was due.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
