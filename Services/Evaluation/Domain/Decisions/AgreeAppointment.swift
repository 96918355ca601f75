public import Contracts
public import Kernel
import Scheme

/// The company agrees to an appointment as it was shown it; agreed again, it stays as it is.
public func decide(_ command: AgreeAppointment, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = selfActs(.company, attempt.file.company.siret, by.actor)
        ?? companyAgreesToWhatStands(command, attempt)
    {
        return .refused(refusal)
    }
    let standing = StandingAppointment(appointment: command.appointment, isAgreed: true)
    if attempt.appointments.contains(standing) { return .accepted([]) }
    return .accepted([
        AppointmentAgreed(dossier: command.dossier, attempt: attempt.number, appointment: command.appointment)
    ])
}
