/// An officer of the branch that accredits records that the evaluator has died.
public struct RecordEvaluatorDeath: Command {
    public static let type: MessageType = "evaluation.record-evaluator-death.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The day of the death.
    public var diedOn: Day

    public var about: DossierID? { nil }
}
