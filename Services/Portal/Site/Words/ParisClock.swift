import Contracts

extension Instant {
    /// The minutes that the clocks in Paris show, counted from 0 h 00.
    var parisClock: Int64 {
        let day = parisDay
        // The clocks change at 01:00 UTC; from then on it is as at the next day's beginning.
        let isLate = self >= day.startOfDayUTC.adding(milliseconds: 3_600_000)
        let reference = (isLate ? day.adding(days: 1) : day).startInParis
        let isSummer = ((reference.milliseconds % 86_400_000) + 86_400_000) % 86_400_000 == 79_200_000
        return (milliseconds + (isSummer ? 7_200_000 : 3_600_000) - day.startOfDayUTC.milliseconds) / 60_000
    }
}

extension FrenchTime {
    /// The moment that somebody typed as a time in Paris, as `2026-12-01T14:30`.
    static func instant(typed text: String) -> Instant? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
        guard clock.count >= 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
        let minutes = clock[0] * 60 + clock[1]
        let guess = day.startInParis.adding(milliseconds: minutes * 60_000)
        // On the two days on which the clocks change, an hour more or less has gone by since midnight.
        for shift: Int64 in [0, -3_600_000, 3_600_000] {
            let moment = guess.adding(milliseconds: shift)
            if moment.parisDay == day, moment.parisClock == minutes { return moment }
        }
        return guess
    }
}
