/// A company's referent was briefed on standard and tools by an officer, or by an accredited evaluator where the branch asks
/// evaluators to train internal ones (specification, role of the evaluator).
public struct BriefReferent: Command {
    public static let type: MessageType = "evaluation.brief-referent.v1"
    /// The referent.
    public var referent: PersonID
    /// The company that the referent belongs to.
    public var companySiret: String
    /// The branch.
    public var branch: BranchID
    /// The assessment standard.
    public var standard: StandardID
    /// The day.
    public var briefedOn: Day

    public var about: DossierID? { nil }
}
