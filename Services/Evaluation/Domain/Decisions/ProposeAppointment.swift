public import Contracts
public import Kernel
import Scheme

/// The designated evaluator or an officer proposes an appointment to the company, or moves one that stands, with a reason
/// (specification, role of the evaluator). Moved, it has to be agreed again; what it was stays in the journal.
public func decide(_ command: ProposeAppointment, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) ?? evaluatorOrOfficerActs(by.actor, attempt)
    {
        return .refused(refusal)
    }
    guard case .observing = attempt.phase else { return .refused(notNow(attempt.phaseName, command.dossier)) }
    let standing = attempt.appointments.first { $0.appointment.number == command.appointment.number }
    if standing?.appointment == command.appointment { return .accepted([]) }
    let moved = standing == nil ? nil : movedAppointmentHasReason(command)
    if let refusal = appointmentIsToCome(command, today: by.day)
        ?? appointmentsAreNumberedInOrder(command, attempt) ?? moved
    {
        return .refused(refusal)
    }
    return .accepted([
        AppointmentProposed(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            appointment: command.appointment,
            proposedBy: by.actor.id,
            personal: command.personal
        )
    ])
}
