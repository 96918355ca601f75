/// A later session takes a decision back, with a reason: who presides tells how the colleges voted on it. It takes effect
/// with the second signature under that session's minutes (specification, step 6).
public struct RescindDecision: Command {
    public static let type: MessageType = "jury.rescind-decision.v1"
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
    /// Who presides.
    public var presentedBy: PersonID
    /// The votes for taking it back.
    public var votes: ByCollege<VoteCount>
    /// The candidate, whom the reason is about.
    public var candidate: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
