/// Nobody whom the branch accredits can be designated for a file (specification, step 2): who answers for the branch is told,
/// with what excludes them.
public struct DesignationEscalated: Event {
    public static let type: MessageType = "evaluation.designation-escalated.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The branch.
    public var branch: BranchID
    /// The day on which the rules were asked.
    public var askedFor: Day
    /// How many evaluators the branch accredits.
    public var evaluators: Int
    /// How many of them each rule excludes.
    public var excluded: [String: Int]
    /// Who escalated, as the officer's actor identifier.
    public var officer: String
    /// The day, in Paris.
    public var escalatedOn: Day

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
