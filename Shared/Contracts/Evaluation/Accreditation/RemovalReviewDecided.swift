/// A review is decided: the removal stands, or is annulled as if it had not been.
public struct RemovalReviewDecided: Event, SignedEvent {
    public static let type: MessageType = "evaluation.removal-review-decided.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Whether the removal stands.
    public var upheld: Bool
    /// The last day on which the accreditation is in force again; absent where the removal stands.
    public var inForceUntil: Day? = nil
    /// The day, in Paris.
    public var decidedOn: Day
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
