/// The branch authority has granted an accreditation; it is in force from the letter, not yet (specification, section on
/// accreditation).
public struct AccreditationGranted: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-granted.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    /// The day, in Paris.
    public var grantedOn: Day
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}
