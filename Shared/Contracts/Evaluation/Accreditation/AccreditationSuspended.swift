/// An accreditation is suspended: as a precaution, or because a report is overdue.
public struct AccreditationSuspended: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-suspended.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// Which of the two, on which its effect depends.
    public var cause: SuspensionCause
    /// What gave rise to a precautionary one.
    public var ground: SuspensionGround?
    /// The first day suspended.
    public var from: Day
    /// Who suspended, as an actor identifier; the system's for an overdue report.
    public var by: String
    /// The files under way in which this evaluator is designated; what happens to them is the officer's to see to.
    public var files: [DossierID]
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
