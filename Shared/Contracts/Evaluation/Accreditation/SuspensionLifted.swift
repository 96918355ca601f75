/// A suspension is lifted: the precautionary one, or that for an overdue report when it comes in.
public struct SuspensionLifted: Event, SignedEvent {
    public static let type: MessageType = "evaluation.suspension-lifted.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Which suspension.
    public var cause: SuspensionCause
    /// The first day no longer suspended.
    public var on: Day
    /// Who lifted it, as an actor identifier.
    public var by: String
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
