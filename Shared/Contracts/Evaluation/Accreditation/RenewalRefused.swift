/// A renewal is refused, with a reason.
public struct RenewalRefused: Event, SignedEvent {
    public static let type: MessageType = "evaluation.renewal-refused.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The last day in force.
    public var until: Day
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
