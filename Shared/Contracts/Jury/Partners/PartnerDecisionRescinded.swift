/// For the branch's partner: a later session has taken a decision back.
public struct PartnerDecisionRescinded: PartnerEvent {
    public static let type: MessageType = "jury.partner-decision-rescinded.v1"
    /// The branch whose jury decided.
    public var branch: BranchID
    /// The file.
    public var dossier: DossierID
    /// The decision that is taken back.
    public var decision: DecisionID
    /// The day of the session that takes it back.
    public var rescindedOn: Day

    public var about: DossierID? { dossier }
}
