/// The branch authority, in somebody else's person, decides on the review of a removal.
public struct DecideRemovalReview: Command {
    public static let type: MessageType = "evaluation.decide-removal-review.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Whether the removal stands.
    public var upheld: Bool
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
