/// An accreditation is renewed, by a letter, for a further term (specification, section on accreditation).
public struct AccreditationRenewed: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-renewed.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The first day of the new term.
    public var from: Day
    /// Its last day.
    public var until: Day
    /// What the letter states.
    public var conditions: AccreditationConditions
    /// The letter's reference.
    public var letter: LetterID
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
