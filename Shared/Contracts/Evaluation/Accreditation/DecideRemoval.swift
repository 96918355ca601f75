/// The branch authority removes an accreditation, or does not, with a reason.
public struct DecideRemoval: Command {
    public static let type: MessageType = "evaluation.decide-removal.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Whether it is removed.
    public var removed: Bool
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
