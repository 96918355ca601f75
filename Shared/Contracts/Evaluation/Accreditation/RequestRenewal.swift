/// The evaluator asks for the renewal of an accreditation (specification, section on accreditation).
public struct RequestRenewal: Command {
    public static let type: MessageType = "evaluation.request-renewal.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID

    public var about: DossierID? { nil }
}
