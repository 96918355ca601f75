/// An officer or the branch authority lifts a precautionary suspension.
public struct LiftSuspension: Command {
    public static let type: MessageType = "evaluation.lift-suspension.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID

    public var about: DossierID? { nil }
}
