/// A vote to take a decision back is without effect: the candidate is being reassessed, and the decision stands.
public struct RescissionDropped: Event {
    public static let type: MessageType = "jury.rescission-dropped.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The decision to take back: the last one on the file.
    public var decision: DecisionID

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }

    /// A vote without effect.
    public init(dossier: DossierID, attempt: Int, panel: PanelID, session: SessionID, decision: DecisionID) {
        self.dossier = dossier
        self.attempt = attempt
        self.panel = panel
        self.session = session
        self.decision = decision
    }
}
