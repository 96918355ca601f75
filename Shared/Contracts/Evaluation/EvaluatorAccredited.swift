/// An evaluator is accredited, by the letter, for a term (specification, section on accreditation).
public struct EvaluatorAccredited: Event, SignedEvent {
    public static let type: MessageType = "evaluation.evaluator-accredited.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// What the evaluator is from the letter's day.
    public var situation: EvaluatorSituation
    /// The branch that accredits.
    public var branch: BranchID
    /// The certificates covered.
    public var certificateKinds: [CertificateKindID]
    /// The first day in force: the letter's.
    public var from: Day
    /// The last day in force.
    public var until: Day
    /// The last day on which the first report of activity is due.
    public var reportDueOn: Day
    /// What the letter states of renewal and removal.
    public var conditions: AccreditationConditions
    /// The letter's reference.
    public var letter: LetterID
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    public var signedWith: PersonKeyID? = nil
    public var personal: EvaluatorPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
