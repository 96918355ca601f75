/// The officer notifies an evaluator of the grounds on which their accreditation may be removed.
public struct NotifyRemovalGrounds: Command {
    public static let type: MessageType = "evaluation.notify-removal-grounds.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The ground.
    public var ground: RemovalGround
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
