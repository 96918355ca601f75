/// The assessment company has agreed to an appointment.
public struct AppointmentAgreed: Event {
    public static let type: MessageType = "evaluation.appointment-agreed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// What it agreed to.
    public var appointment: Appointment

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
