/// An evaluator was notified of the grounds on which their accreditation may be removed, and is heard.
public struct RemovalGroundsNotified: Event {
    public static let type: MessageType = "evaluation.removal-grounds-notified.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The ground.
    public var ground: RemovalGround
    /// The day, in Paris.
    public var notifiedOn: Day
    /// The last day on which they may answer before a decision.
    public var heardThrough: Day
    /// Which officer, as the actor identifier.
    public var officer: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
