/// A report is overdue for so long that the removal of the accreditation is proposed; nothing is decided yet.
public struct RemovalProposed: Event {
    public static let type: MessageType = "evaluation.removal-proposed.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The ground.
    public var ground: RemovalGround
    /// The day, in Paris.
    public var proposedOn: Day

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
