/// A step of a file at registration has waited until it was due: it stands on the overdue list of who is responsible.
public struct RegistrationStepFellDue: Event {
    public static let type: MessageType = "registration.registration-step-fell-due.v1"
    /// The file.
    public var dossier: DossierID
    /// The step.
    public var step: RegistrationStep
    /// Who is to do it.
    public var responsible: Actor.Role
    /// When it was due.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
