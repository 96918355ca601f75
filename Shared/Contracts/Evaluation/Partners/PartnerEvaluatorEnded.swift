/// For the branch's partner: an accreditation has ended; whether it ran out, was given up or was removed is not told.
public struct PartnerEvaluatorEnded: PartnerEvent {
    public static let type: MessageType = "evaluation.partner-evaluator-ended.v1"
    /// The branch that accredits.
    public var branch: BranchID
    /// The evaluator's reference in this branch.
    public var evaluator: String
    /// The first day on which it is no longer in force.
    public var endsOn: Day
}
