/// A step of an application is due soon, or overdue: whoever is responsible is told (specification, section on time).
public struct ApplicationStepFellDue: Event {
    public static let type: MessageType = "evaluation.application-step-fell-due.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
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

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
}
