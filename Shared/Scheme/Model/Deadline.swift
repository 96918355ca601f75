public import Contracts

/// A time limit in whole days (policies `due`): it ends with its last day, at midnight in Paris.
///
///     Deadline(due.juryDecision, after: now.parisDay).endsAt
public struct Deadline: Sendable, Hashable {
    /// The last day on which it is kept.
    public let lastDay: Day

    /// So many days after a day.
    public init(_ days: Int, after day: Day) { lastDay = day.adding(days: days) }

    /// With that last day.
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
