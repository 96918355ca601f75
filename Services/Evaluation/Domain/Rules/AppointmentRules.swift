import Contracts
import Scheme

/// *L'évaluation se fait aux jours convenus avec l'entreprise* (specification, role of the evaluator): each day of the
/// observation is one of an appointment to which the company agreed, or the observer says who of the company agreed, and
/// when; neither the candidate nor the evaluator can have, and nobody afterwards.
func assessmentIsAgreedWithCompany(_ command: RecordObservation, _ attempt: Attempt) -> Refusal? {
    let days = Set(command.situations.map(\.on) + (command.complements ?? []).map(\.on))
    let open = days.subtracting(attempt.agreedDays).sorted()
    guard let first = open.first else { return nil }
    let facts = ["dossier": command.dossier.value, "days": open.map(\.description).joined(separator: " ")]
    guard let agreement = command.agreement else { return Refusal("assessmentIsAgreedWithCompany", facts) }
    var faults: [Fault] = []
    if agreement.agreedOn > first {
        faults.append(Fault("agreement.agreedOn", "afterTheObservation", expected: "\(first) or before"))
    }
    if agreement.agreedBy == attempt.file.candidate || agreement.agreedBy == attempt.designation?.evaluator.person {
        faults.append(Fault("agreement.agreedBy", "notOfTheCompany", expected: "somebody of the assessment company"))
    }
    return faults.isEmpty ? nil : Refusal("assessmentIsAgreedWithCompany", facts, faults: faults)
}

/// *Un rendez-vous se propose pour un jour à venir* (specification, role of the evaluator).
func appointmentIsToCome(_ command: ProposeAppointment, today: Day) -> Refusal? {
    guard command.appointment.on < today else { return nil }
    return Refusal(
        "appointmentIsToCome",
        ["dossier": command.dossier.value, "on": command.appointment.on.description, "today": today.description]
    )
}

/// *Un rendez-vous déplacé l'est pour une raison* (specification, role of the evaluator).
func movedAppointmentHasReason(_ command: ProposeAppointment) -> Refusal? {
    guard saysNothing(command.personal?.reason) else { return nil }
    return Refusal(
        "movedAppointmentHasReason",
        ["dossier": command.dossier.value, "number": "\(command.appointment.number)"]
    )
}

/// *Les rendez-vous se numérotent dans l'ordre*: a new one has the next number, one that is moved keeps its own.
func appointmentsAreNumberedInOrder(_ command: ProposeAppointment, _ attempt: Attempt) -> Refusal? {
    let next = (attempt.appointments.last?.appointment.number ?? 0) + 1
    guard !(1...next).contains(command.appointment.number) else { return nil }
    return Refusal("appointmentsAreNumberedInOrder", ["dossier": command.dossier.value, "next": "\(next)"])
}

/// *L'entreprise donne son accord au rendez-vous tel qu'il est proposé* (specification, role of the evaluator).
func companyAgreesToWhatStands(_ command: AgreeAppointment, _ attempt: Attempt) -> Refusal? {
    let standing = attempt.appointments.first { $0.appointment.number == command.appointment.number }?.appointment
    if standing == command.appointment { return nil }
    var facts = ["dossier": command.dossier.value, "number": "\(command.appointment.number)"]
    facts["stands"] = standing?.on.description
    return Refusal("companyAgreesToWhatStands", facts)
}

/// The evaluator of this attempt acts, or an officer.
func evaluatorOrOfficerActs(_ actor: Actor, _ attempt: Attempt) -> Refusal? {
    guard let designation = attempt.designation else {
        return Refusal(
            "bothObserversAreDesignated",
            ["dossier": attempt.file.dossier.value, "state": attempt.phaseName]
        )
    }
    return officeActs(.officer, of: attempt.file.branch, actor) == nil
        ? nil : selfActs(.evaluator, designation.evaluator.person.value, actor)
}
