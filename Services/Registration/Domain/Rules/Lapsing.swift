import Contracts

/// The moment at which a file without activity lapses: that many calendar months later, at the same time of day
/// (policy `lapseMonths`).
func lapse(after now: Instant, months: Int) -> Instant {
    now.adding(days: now.utcDay.adding(months: months).number - now.utcDay.number)
}
