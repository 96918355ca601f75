public import Contracts
import Scheme

/// An appeal falls due, or has fallen due.
public func decide(_ due: DueTime, on appeal: Appeal) -> Decision {
    guard appeal.dueTimes.contains(due) else { return .accepted([]) }
    if due.name == "reminder" {
        return .accepted([
            AppealReminded(
                decision: appeal.decision,
                dossier: appeal.dossier,
                panel: appeal.panel,
                remindedAt: due.at,
                decideBy: appeal.decideBy
            )
        ])
    }
    return .accepted([
        AppealFellDue(decision: appeal.decision, dossier: appeal.dossier, panel: appeal.panel, dueAt: due.at)
    ])
}
