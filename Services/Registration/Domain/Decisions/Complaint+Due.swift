public import Contracts
import Scheme

/// A complaint falls due, or has fallen due.
public func decide(_ due: DueTime, on complaint: Complaint) -> Decision {
    guard complaint.dueTimes.contains(due) else { return .accepted([]) }
    if due.name == Complaint.reminder {
        return .accepted([
            ComplaintReminded(
                complaint: complaint.complaint,
                branch: complaint.branch,
                remindedAt: due.at,
                decideBy: complaint.decideBy
            )
        ])
    }
    return .accepted([
        ComplaintFellDue(complaint: complaint.complaint, branch: complaint.branch, dueAt: due.at)
    ])
}

/// The term of a complaint that was in no file is over: what both sides said goes.
public func decideRetention(of complaint: Complaint, at now: Instant) -> Decision {
    guard let until = complaint.keptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        ComplaintRetentionEnded(
            complaint: complaint.complaint,
            complainant: complaint.complainant,
            through: now
        )
    ])
}
