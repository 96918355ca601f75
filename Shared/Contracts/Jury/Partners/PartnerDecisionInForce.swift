/// For the branch's partner: a decision of the jury has taken effect.
public struct PartnerDecisionInForce: PartnerEvent {
    public static let type: MessageType = "jury.partner-decision-in-force.v1"
    /// The branch whose jury decided.
    public var branch: BranchID
    /// The file.
    public var dossier: DossierID
    /// The decision.
    public var decision: DecisionID
    /// The attempt that was decided.
    public var attempt: Int
    /// The session.
    public var session: SessionID
    /// The session's day.
    public var decidedOn: Day
    /// Whether the certificate is awarded; what is missing is told to the candidate.
    public var isAwarded: Bool

    public var about: DossierID? { dossier }
}
