/// The letter that confers the status was sent; the evaluator is accredited by it (specification, section on
/// accreditation).
public struct AccreditationLetterIssued: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-letter-issued.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// The letter's reference.
    public var letter: LetterID
    /// Its day.
    public var letterOn: Day
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    public var signedWith: PersonKeyID?

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }

    /// What has happened.
    public init(
        evaluator: PersonID,
        branch: BranchID,
        letter: LetterID,
        letterOn: Day,
        authority: String
    ) {
        self.evaluator = evaluator
        self.branch = branch
        self.letter = letter
        self.letterOn = letterOn
        self.authority = authority
    }
}
