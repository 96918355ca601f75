/// The evaluator has answered the grounds of a removal.
public struct RemovalGroundsAnswered: Event {
    public static let type: MessageType = "evaluation.removal-grounds-answered.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The day, in Paris.
    public var answeredOn: Day
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
