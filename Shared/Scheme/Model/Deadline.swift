public import Contracts

/// A time limit in whole days or months: it ends with its last day, at midnight in Paris.
///
///     due.deadline(due.juryDecision, after: by.day).endsAt
public struct Deadline: Sendable, Hashable {
    /// The last day on which it is kept.
    public let lastDay: Day

    /// With that last day, whatever day that is.
    public init(lastDay: Day) { self.lastDay = lastDay }

    /// The first moment after it.
    public var endsAt: Instant { lastDay.adding(days: 1).startInParis }

    /// When there is a reminder: at the start of the day, so many days before it ends; the earliest first.
    ///
    /// - Parameter now: what would come by then does not.
    public func reminders(_ days: some Collection<Int>, after now: Instant) -> [Instant] {
        days.map { lastDay.adding(days: 1 - $0).startInParis }.filter { now < $0 }.sorted()
    }
}

/// The last day of a term that would end on that one: on a Saturday, a Sunday or a public holiday it ends on the next working
/// day, as at court (policy `due.endsOnWorkingDays`; code of civil procedure, article 642).
public func termEndsOnAWorkingDay(_ day: Day, carried: Bool) -> Deadline {
    Deadline(lastDay: carried ? day.orNextWorkingDay : day)
}

extension DuePolicy {
    /// The term of so many days after a day.
    public func deadline(_ days: Int, after day: Day) -> Deadline {
        termEndsOnAWorkingDay(day.adding(days: days), carried: endsOnWorkingDays)
    }

    /// The term of so many months after a day: it ends on the day of the same number, or on the last of a shorter month.
    public func deadline(months: Int, after day: Day) -> Deadline {
        termEndsOnAWorkingDay(day.adding(months: months), carried: endsOnWorkingDays)
    }
}

extension BranchPolicy {
    /// Until when an appeal is in time: the rule, the letter and the lists say the same day.
    public func appealDeadline(notifiedOn day: Day) -> Deadline { due.deadline(months: appeal.months, after: day) }
}
