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
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}
