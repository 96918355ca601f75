/// The assessment company agrees to an appointment as it stands (specification, role of the evaluator).
public struct AgreeAppointment: Command {
    public static let type: MessageType = "evaluation.agree-appointment.v1"
    /// The file.
    public var dossier: DossierID
    /// What the company was shown.
    public var appointment: Appointment

    public var about: DossierID? { dossier }
}
