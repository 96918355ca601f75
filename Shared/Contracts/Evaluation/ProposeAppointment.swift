/// The evaluator or the officer proposes an appointment to the assessment company, or moves one, with a reason
/// (specification, role of the evaluator).
public struct ProposeAppointment: Command {
    public static let type: MessageType = "evaluation.propose-appointment.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The appointment; with a number that is known, what is now proposed instead.
    public var appointment: Appointment
    public var personal: AppointmentPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
