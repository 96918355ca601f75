/// A step of an assessment is due soon, or overdue: whoever is responsible is reminded, or stands on the overdue list
/// (specification, section on time).
public struct AssessmentStepFellDue: Event {
    public static let type: MessageType = "evaluation.assessment-step-fell-due.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// What is waited for.
    public var step: AssessmentStep
    /// Who is to do it.
    public var responsible: [Actor.Role]
    /// When it is or was due.
    public var dueAt: Instant
    /// Whether this is a reminder before the due time.
    public var reminder: Bool
    /// The moment that had come: a reminder's, or the due time.
    public var at: Instant

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
