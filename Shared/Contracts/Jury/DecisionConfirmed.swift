/// A later session has examined a file again on an appeal and come to what was decided: the decision stands, as of
/// its own day.
public struct DecisionConfirmed: Event {
    public static let type: MessageType = "jury.decision-confirmed.v1"
    /// The decision.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel that decided.
    public var panel: PanelID
    /// The session that confirms it.
    public var session: SessionID
    /// That session's day.
    public var confirmedOn: Day

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
