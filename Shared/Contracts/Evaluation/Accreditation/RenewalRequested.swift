/// A renewal is asked for in time: the term is prolonged while it is instructed (specification, section on accreditation).
public struct RenewalRequested: Event {
    public static let type: MessageType = "evaluation.renewal-requested.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The day, in Paris.
    public var requestedOn: Day
    /// The last day in force while nothing is decided.
    public var prolongedUntil: Day

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
