/// For the branch's partner: a suspension is lifted, or a removal annulled on review.
public struct PartnerEvaluatorReinstated: PartnerEvent {
    public static let type: MessageType = "evaluation.partner-evaluator-reinstated.v1"
    /// The branch that accredits.
    public var branch: BranchID
    /// The evaluator's reference in this branch.
    public var evaluator: String
    /// Which suspension is lifted; absent where a removal is annulled. The other one may run on.
    public var cause: SuspensionCause?
    /// From which day on.
    public var from: Day
}
