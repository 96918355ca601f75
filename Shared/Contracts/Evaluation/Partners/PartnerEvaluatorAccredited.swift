/// For the branch's partner: an evaluator is accredited for a term, by a first letter or by one that renews.
public struct PartnerEvaluatorAccredited: PartnerEvent {
    public static let type: MessageType = "evaluation.partner-evaluator-accredited.v1"
    /// The branch that accredits.
    public var branch: BranchID
    /// The evaluator's reference in this branch; the same person has another one in every other branch.
    public var evaluator: String
    /// The letter's reference.
    public var letter: LetterID
    /// The certificates covered; absent where a letter renews, which changes none.
    public var certificateKinds: [CertificateKindID]?
    /// The first day of the term.
    public var from: Day
    /// Its last day.
    public var until: Day
}
