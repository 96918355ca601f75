/// What the jury asked for was not given in time: the officer is told, and the file comes before a session without it.
public struct SupplementFellDue: Event {
    public static let type: MessageType = "jury.supplement-fell-due.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// Who has not answered.
    public var owedBy: [SupplementParty]
    /// When it was due.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
