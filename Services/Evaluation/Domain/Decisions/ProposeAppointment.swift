public import Contracts
import Scheme

/// The designated evaluator or an officer proposes an appointment to the company, or moves one that stands, with a reason
/// (specification, role of the evaluator). Moved, it has to be agreed again; what it was stays in the journal.
public func decide(
    _ command: ProposeAppointment,
    on file: AssessmentFile?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file) ?? evaluatorOrOfficerActs(actor, attempt) {
        return .refused(refusal)
    }
    guard case .observing = attempt.phase else { return .refused(notNow(attempt.phaseName, command.dossier)) }
    let standing = attempt.appointments.first { $0.appointment.number == command.appointment.number }
    if standing?.appointment == command.appointment { return .accepted([]) }
    let moved = standing == nil ? nil : movedAppointmentHasReason(command)
    if let refusal = appointmentIsToCome(command, today: now.parisDay)
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
            proposedBy: actor.id,
            personal: command.personal
        )
    ])
}

/// The company agrees to an appointment as it was shown it; agreed again, it stays as it is.
public func decide(_ command: AgreeAppointment, on file: AssessmentFile?, by actor: Actor) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = selfActs(.company, attempt.file.company.siret, actor)
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
