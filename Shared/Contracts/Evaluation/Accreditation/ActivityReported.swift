/// A report of activity has come in (specification, section on the follow-up of activity).
public struct ActivityReported: Event {
    public static let type: MessageType = "evaluation.activity-reported.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The first day that it covers.
    public var from: Day
    /// The last day that it covers: that of the report.
    public var through: Day
    /// The quantitative part.
    public var tally: ActivityTally
    /// The last day on which it was due.
    public var dueOn: Day
    /// The last day on which the next one is.
    public var nextDueOn: Day
    public var personal: ActivityReportPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
