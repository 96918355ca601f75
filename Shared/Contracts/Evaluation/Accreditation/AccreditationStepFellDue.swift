/// A step in the life of an accreditation is due soon, or overdue: whoever is responsible is told (specification, section
/// on time).
public struct AccreditationStepFellDue: Event {
    public static let type: MessageType = "evaluation.accreditation-step-fell-due.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// What is waited for.
    public var step: AccreditationStep
    /// Who is to do it.
    public var responsible: [Actor.Role]
    /// When it is or was due.
    public var dueAt: Instant
    /// Whether this is a reminder before the due time.
    public var reminder: Bool
    /// The moment that had come: a reminder's, or the due time.
    public var at: Instant

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
}
