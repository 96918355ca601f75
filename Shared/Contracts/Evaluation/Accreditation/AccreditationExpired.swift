/// The term of an accreditation has run out.
public struct AccreditationExpired: Event {
    public static let type: MessageType = "evaluation.accreditation-expired.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The first day on which it is no longer in force.
    public var endsOn: Day
    /// From which day on the mark CCS may not be used any more.
    public var markUseEndsOn: Day
    /// The files under way in which this evaluator is designated; what happens to them is the officer's to see to.
    public var files: [DossierID]

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
