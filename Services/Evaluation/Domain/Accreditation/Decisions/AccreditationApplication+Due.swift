public import Contracts
import Scheme

/// A step of an application has come due: whoever is responsible is reminded, or stands on the overdue list.
public func decideStep(_ application: AccreditationApplication, at now: Instant) -> Decision {
    .accepted(
        application.waits.compactMap { wait in
            wait.told(at: now).map {
                ApplicationStepFellDue(
                    evaluator: application.evaluator,
                    branch: application.branch,
                    step: $0.step,
                    responsible: $0.step.responsible,
                    dueAt: $0.dueAt,
                    reminder: $0.isReminder,
                    at: $0.at
                )
            }
        }
    )
}
