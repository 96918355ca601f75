extension Day {
    /// Midnight in Paris at the start of this day: the first instant whose `parisDay` it is.
    public var startInParis: Instant {
        // Midnight is never skipped or repeated there: the clocks change at 01:00 UTC.
        let summer = startOfDayUTC.adding(milliseconds: -7_200_000)
        return summer.parisDay == self ? summer : startOfDayUTC.adding(milliseconds: -3_600_000)
    }
}
