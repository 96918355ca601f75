public import Contracts
import Scheme

/// A step that waits on somebody while registration holds the file (specification, section 8).
public struct PendingStep: Codable, Sendable, Equatable {
    /// The step.
    public internal(set) var step: RegistrationStep
    /// When it is due.
    public internal(set) var dueAt: Instant
    /// The reminders that are still to come, the earliest first.
    public internal(set) var remindAt: [Instant]
    /// Whether it was told to be overdue.
    public internal(set) var isOverdue: Bool = false

    init(_ step: RegistrationStep, _ due: StepDue) {
        self.step = step
        dueAt = due.at
        remindAt = due.remindAt
    }

    /// Later by as long as the file was held.
    mutating func move(by milliseconds: Int64) {
        dueAt = dueAt.adding(milliseconds: milliseconds)
        remindAt = remindAt.map { $0.adding(milliseconds: milliseconds) }
    }
}

/// A file that stands still: nothing is decided on it until it is released (specification, section 5).
public struct Hold: Codable, Sendable, Equatable {
    /// From when.
    public internal(set) var since: Instant
    /// Who put it on hold.
    public internal(set) var by: PersonID
}

extension RegistrationStep {
    /// Who is to do it.
    var responsible: Actor.Role {
        switch self {
        case .confirmation, .activity: .candidate
        case .check, .fileReturn: .officer
        }
    }

    /// Whether the file ends when it is due and not done; otherwise it stands on the overdue list.
    var endsTheFile: Bool { self == .confirmation || self == .activity }
}

extension DuePolicy {
    /// When a step that takes so many days is due, and reminded of.
    func step(_ days: Int, from now: Instant) -> StepDue {
        stepDue(deadline(days, after: now.parisDay), now)
    }

    fileprivate func stepDue(_ deadline: Deadline, _ now: Instant) -> StepDue {
        StepDue(at: deadline.endsAt, remindAt: deadline.reminders(reminderDays, after: now))
    }
}

extension BranchPolicy {
    /// When a file lapses on which nothing is done from now on (policy `lapseMonths`).
    func lapse(from now: Instant) -> StepDue {
        due.stepDue(due.deadline(months: registration.lapseMonths, after: now.parisDay), now)
    }
}
