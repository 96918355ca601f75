/// An assessment counts for the quantitative part of the evaluator's report of activity: its booklet was transmitted.
public struct AssessmentCounted: Event {
    public static let type: MessageType = "evaluation.assessment-counted.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The day of the transmission, in Paris.
    public var on: Day
    /// What it adds.
    public var tally: ActivityTally

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { dossier }
}
