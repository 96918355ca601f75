public import Contracts
import Scheme

/// A step that an application or an accreditation waits for, and when somebody is told.
public struct AccreditationWait: Codable, Sendable, Equatable {
    /// What is waited for.
    public var step: AccreditationStep
    /// When it is due: the end of its last day, in Paris.
    public var dueAt: Instant
    /// Reminders that have not been given, the earliest first.
    public var reminders: [Instant]
    /// Whether it was told that it is overdue, or nothing is to be told then.
    public var isTold: Bool

    /// A step that is due by the end of that day.
    init(_ step: AccreditationStep, lastDay: Day, reminders days: [Int], tellsOverdue: Bool = true) {
        self.step = step
        dueAt = Deadline(lastDay: lastDay).endsAt
        reminders = days.map { lastDay.adding(days: -$0).startInParis }.sorted()
        isTold = !tellsOverdue
    }

    /// The next moment at which somebody is to be told; `nil` once there is nothing to tell any more.
    var next: Instant? { reminders.first.map { min($0, dueAt) } ?? (isTold ? nil : dueAt) }

    /// What is to be told now. After a long pause a reminder that the due time has overtaken is not given any more, but where
    /// nothing is told of the due time.
    func told(at now: Instant) -> Telling? {
        guard let next, next <= now else { return nil }
        if dueAt <= now { return Telling(step: step, dueAt: dueAt, isReminder: isTold, at: dueAt) }
        return Telling(step: step, dueAt: dueAt, isReminder: true, at: reminders.last { $0 <= now } ?? next)
    }

    mutating func tell(reminder: Bool, at moment: Instant) {
        reminders.removeAll { $0 <= moment || !reminder }
        if !reminder { isTold = true }
    }

    /// That a step is due soon, or overdue.
    struct Telling {
        let step: AccreditationStep
        let dueAt: Instant
        let isReminder: Bool
        let at: Instant
    }
}

extension AccreditationWait {
    /// The step as it stands on a list: a step of the evaluator's names them.
    func listed(in branch: BranchID, of evaluator: PersonID, on subject: StreamID, at now: Instant) -> [OpenStep] {
        step.responsible.map { role in
            OpenStep(
                branch: branch,
                subject: subject,
                step: step.rawValue,
                responsible: role,
                dueAt: dueAt,
                remindAt: reminders,
                isOverdue: dueAt <= now,
                persons: role == .evaluator ? [evaluator] : nil
            )
        }
    }
}

extension Evaluator {
    /// What waits on somebody around the accreditations; asking for a renewal is nobody's duty.
    public func openSteps(at now: Instant) -> [OpenStep] {
        lives.flatMap { life in
            life.waits.filter { $0.step != .renewalRequest }.flatMap {
                $0.listed(in: life.branch, of: person, on: StreamID(Evaluator.kind, person.value), at: now)
            }
        }
    }
}

extension AccreditationApplication {
    /// What waits on somebody: the instruction, the decision, the letter.
    public func openSteps(at now: Instant) -> [OpenStep] {
        waits.flatMap {
            $0.listed(
                in: branch,
                of: evaluator,
                on: StreamID(AccreditationApplication.kind, AccreditationApplication.key(branch, evaluator)),
                at: now
            )
        }
    }
}

extension [AccreditationWait] {
    /// Waits for a step anew.
    mutating func await(_ wait: AccreditationWait) {
        removeAll { $0.step == wait.step }
        append(wait)
    }

    /// A step is done, or wanted no more.
    mutating func end(_ step: AccreditationStep) { removeAll { $0.step == step } }

    /// Somebody was told.
    mutating func tell(_ step: AccreditationStep, reminder: Bool, at moment: Instant) {
        for place in indices where self[place].step == step { self[place].tell(reminder: reminder, at: moment) }
    }
}
