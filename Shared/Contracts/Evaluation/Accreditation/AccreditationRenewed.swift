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
    public var signedWith: PersonKeyID?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }

    /// What has happened.
    public init(
        evaluator: PersonID,
        branch: BranchID,
        from: Day,
        until: Day,
        conditions: AccreditationConditions,
        letter: LetterID,
        authority: String
    ) {
        self.evaluator = evaluator
        self.branch = branch
        self.from = from
        self.until = until
        self.conditions = conditions
        self.letter = letter
        self.authority = authority
    }
}
