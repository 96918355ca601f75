/// An appointment has been proposed to the assessment company, or moved; what was before stays on record.
public struct AppointmentProposed: Event {
    public static let type: MessageType = "evaluation.appointment-proposed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The appointment.
    public var appointment: Appointment
    /// The evaluator or the officer.
    public var proposedBy: String
    public var personal: AppointmentPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
