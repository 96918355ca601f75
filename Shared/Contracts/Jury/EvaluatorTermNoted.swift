/// A panel has heard that an accreditation is in force until another day: it is prolonged or renewed, or has come to its
/// end; from the day after, its evaluator may sit (specification, final validation).
public struct EvaluatorTermNoted: Event {
    public static let type: MessageType = "jury.evaluator-term-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The last day in force.
    public var until: Day
    /// The authority that has removed the accreditation for cause; absent otherwise.
    public var removedBy: PersonID? = nil

    public var stream: StreamID { StreamID("noted-evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
