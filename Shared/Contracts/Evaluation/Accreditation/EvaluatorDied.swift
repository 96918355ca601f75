/// The evaluator has died: the accreditation is over, and nothing is asked of them any more. What they signed stands.
public struct EvaluatorDied: Event {
    public static let type: MessageType = "evaluation.evaluator-died.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that had accredited them.
    public var branch: BranchID
    /// The day of the death.
    public var diedOn: Day
    /// The first day on which the accreditation is no longer in force.
    public var endsOn: Day
    /// The files under way in which this evaluator is designated; in those that they have not signed, the officer designates
    /// somebody else.
    public var files: [DossierID]

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
