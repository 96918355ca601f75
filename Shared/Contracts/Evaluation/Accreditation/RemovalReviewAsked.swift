/// A review of a removal is asked for.
public struct RemovalReviewAsked: Event {
    public static let type: MessageType = "evaluation.removal-review-asked.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The day, in Paris.
    public var askedOn: Day
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
