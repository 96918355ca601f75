/// The evaluator asks for a review of the removal.
public struct AskForRemovalReview: Command {
    public static let type: MessageType = "evaluation.ask-for-removal-review.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
