/// The branch authority does not remove an accreditation.
public struct RemovalNotPronounced: Event, SignedEvent {
    public static let type: MessageType = "evaluation.removal-not-pronounced.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    /// The day, in Paris.
    public var decidedOn: Day
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
