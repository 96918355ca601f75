/// An officer or the branch authority suspends an evaluator as a precaution, with a reason; everything is blocked.
public struct SuspendAccreditation: Command {
    public static let type: MessageType = "evaluation.suspend-accreditation.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// What gave rise to it.
    public var ground: SuspensionGround
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
