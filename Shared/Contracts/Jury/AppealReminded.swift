/// Whoever an appeal waits for is reminded that it falls due.
public struct AppealReminded: Event {
    public static let type: MessageType = "jury.appeal-reminded.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// Which reminder it is: when it was to be given.
    public var remindedAt: Instant
    /// When it is to be decided.
    public var decideBy: Instant

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
}
