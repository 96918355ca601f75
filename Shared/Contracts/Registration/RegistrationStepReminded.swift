/// Who is responsible for a step of a file at registration is reminded of it before it is due.
public struct RegistrationStepReminded: Event {
    public static let type: MessageType = "registration.registration-step-reminded.v1"
    /// The file.
    public var dossier: DossierID
    /// The step.
    public var step: RegistrationStep
    /// Who is to do it.
    public var responsible: Actor.Role
    /// When it is due.
    public var dueAt: Instant
    /// Which of its reminders this is, by its time.
    public var remindedFor: Instant

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
