public import Contracts

/// A time has come: whoever is responsible for a step is reminded, or stands on the overdue list, once each; a file
/// without activity lapses (specification, section on time; step 1). What is no longer due is left alone.
///
/// - Parameter due: one of `AssessmentFile.dueTimes`.
public func decide(_ due: DueTime, on file: AssessmentFile, at now: Instant) -> Decision {
    guard file.dueTimes.contains(due), let attempt = file.attemptToDecide else { return .accepted([]) }
    if due.name == AssessmentFile.lapse {
        return .accepted([FileLapsedDuringEvaluation(dossier: file.dossier, attempt: attempt.number)])
    }
    // After a long pause a reminder that the due time has overtaken is not given any more.
    return .accepted(
        attempt.waits.compactMap { wait in
            guard let next = wait.next, next <= now else { return nil }
            let isOverdue = wait.dueAt <= now
            return AssessmentStepFellDue(
                dossier: file.dossier,
                attempt: attempt.number,
                step: wait.step,
                responsible: wait.step.responsible,
                dueAt: wait.dueAt,
                reminder: !isOverdue,
                at: isOverdue ? wait.dueAt : wait.reminders.last { $0 <= now } ?? next
            )
        }
    )
}
