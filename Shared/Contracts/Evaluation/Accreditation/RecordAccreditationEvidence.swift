/// The officer records what a grant rests on: the information session attended, or the evidence of mastery.
public struct RecordAccreditationEvidence: Command {
    public static let type: MessageType = "evaluation.record-accreditation-evidence.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What was shown.
    public var evidence: AccreditationEvidence
    /// The day on which it was.
    public var on: Day

    public var about: DossierID? { nil }
}
