public import Contracts
import Scheme

/// The time for what the jury asked is over: the officer is told, and the file can come before a session without it.
public func supplementFellDue(_ due: DueTime, on file: Case) -> Decision {
    guard let awaited = file.undecided?.awaited else { return .accepted([]) }
    return .accepted([
        SupplementFellDue(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            owedBy: awaited.owedBy,
            dueAt: due.at
        )
    ])
}

/// The decision on a file is due: the officer is told.
public func decide(_ due: DueTime, on file: Case) -> Decision {
    guard file.dueTimes.contains(due) else { return .accepted([]) }
    return .accepted([
        DecisionFellDue(dossier: file.dossier, attempt: file.attempt, panel: file.panel, dueAt: due.at)
    ])
}
