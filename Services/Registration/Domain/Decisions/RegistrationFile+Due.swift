public import Contracts
import Scheme

/// A due time has come: a file without activity, or a preparation without confirmation, lapses (policies `lapseMonths`
/// and `registrationConfirmation`); a step that waits on the officer is overdue; whoever is responsible is reminded. What
/// is no longer due is left alone.
///
/// - Parameter dueTime: the name of one of `RegistrationFile.dueTimes`.
public func decide(dueTime: String, on file: RegistrationFile?, at now: Instant) -> Decision {
    guard let file, file.dueTimes.contains(where: { $0.name == dueTime && $0.at <= now }) else { return .accepted([]) }
    switch dueTime {
    case RegistrationFile.lapse: return .accepted([FileLapsed(dossier: file.dossier)])
    case RegistrationFile.overdue:
        let due = file.pending.filter { !$0.step.endsTheFile && !$0.isOverdue && $0.dueAt <= now }
        return .accepted(
            due.map {
                RegistrationStepFellDue(
                    dossier: file.dossier,
                    step: $0.step,
                    responsible: $0.step.responsible,
                    dueAt: $0.dueAt
                )
            }
        )
    default:
        let reminders = file.pending.flatMap { pending in
            pending.remindAt.filter { $0 <= now }.map { (pending, $0) }
        }
        return .accepted(
            reminders.map { pending, at in
                RegistrationStepReminded(
                    dossier: file.dossier,
                    step: pending.step,
                    responsible: pending.step.responsible,
                    dueAt: pending.dueAt,
                    remindedFor: at
                )
            }
        )
    }
}

/// The term is over: every store removes what is personal in the file. Not while it is suspended or under appeal; then it
/// comes due anew.
public func decideRetention(of file: RegistrationFile, at now: Instant) -> Decision {
    guard let due = file.retentionDue, due.at <= now, let retention = file.retention else { return .accepted([]) }
    return .accepted([
        RetentionEnded(
            dossier: file.dossier,
            candidate: file.candidate,
            term: retention.term,
            keptUntil: retention.until,
            decision: retention.registerUntil == nil ? nil : file.decided?.decision,
            registerKeptUntil: retention.registerUntil
        )
    ])
}
