/// What a grant rests on is on record (specification, sections on evaluators and on accreditation).
public struct AccreditationEvidenceRecorded: Event {
    public static let type: MessageType = "evaluation.accreditation-evidence-recorded.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What was shown.
    public var evidence: AccreditationEvidence
    /// The day on which it was.
    public var on: Day
    /// Which officer, as the actor identifier.
    public var officer: String

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}
