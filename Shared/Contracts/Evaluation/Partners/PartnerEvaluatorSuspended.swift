/// For the branch's partner: an evaluator's accreditation is suspended.
public struct PartnerEvaluatorSuspended: PartnerEvent {
    public static let type: MessageType = "evaluation.partner-evaluator-suspended.v1"
    /// The branch that accredits.
    public var branch: BranchID
    /// The evaluator's reference in this branch.
    public var evaluator: String
    /// Which of the two suspensions, on which its effect depends.
    public var cause: SuspensionCause
    /// The first day suspended.
    public var from: Day
}
