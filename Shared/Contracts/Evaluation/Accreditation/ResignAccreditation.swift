/// The evaluator gives an accreditation up.
public struct ResignAccreditation: Command {
    public static let type: MessageType = "evaluation.resign-accreditation.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID

    public var about: DossierID? { nil }
}
