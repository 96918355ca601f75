/// A panel has heard that an evaluator is suspended as a precaution, or no longer: what they have evaluated waits, also
/// what reaches the panel only now (specification, section on accreditation).
public struct EvaluatorSuspensionNoted: Event {
    public static let type: MessageType = "jury.evaluator-suspension-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Who has suspended; absent once it is lifted.
    public var suspendedBy: PersonID?

    public var stream: StreamID { StreamID("noted-evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
