/// The evaluator reports on their activity: the quantitative part comes from what the system recorded, the qualitative one
/// is their own text (specification, section on the follow-up of activity).
public struct ReportActivity: Command {
    public static let type: MessageType = "evaluation.report-activity.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    public var personal: ActivityReportPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
