/// The branch authority has refused an accreditation, with a reason.
public struct AccreditationRefused: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-refused.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    /// The day, in Paris.
    public var refusedOn: Day
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
