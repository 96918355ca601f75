public import Contracts

extension Day {
    /// Whether it is neither a Saturday, nor a Sunday, nor a public holiday in France.
    public var isWorkingDay: Bool { !isWeekend && !isPublicHoliday }

    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool {
        // 1970-01-01 was a Thursday: number 3 was a Sunday.
        let sinceSunday = ((number - 3) % 7 + 7) % 7
        return sinceSunday == 0 || sinceSunday == 6
    }

    /// Whether it is one of the eleven public holidays of the labour code (article L3133-1).
    public var isPublicHoliday: Bool {
        let year = year
        let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
        if fixed.contains(where: { Day(year: year, month: $0.0, day: $0.1) == self }) { return true }
        guard let easter = Day.easter(year) else { return false }
        // Easter Monday, Ascension Day, Whit Monday.
        return [1, 39, 50].contains { easter.adding(days: $0) == self }
    }

    /// The day itself, or the next one that is a working day.
    public var orNextWorkingDay: Day {
        var day = self
        while !day.isWorkingDay { day = day.adding(days: 1) }
        return day
    }

    /// Easter Sunday of a year, in the Gregorian calendar (by the rule of Meeus, Jones and Butcher).
    public static func easter(_ year: Int) -> Day? {
        let golden = year % 19
        let (century, ofCentury) = (year / 100, year % 100)
        let (leapCenturies, overCenturies) = (century / 4, century % 4)
        let moon = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - leapCenturies - moon + 15) % 30
        let (leaps, over) = (ofCentury / 4, ofCentury % 4)
        let sunday = (32 + 2 * overCenturies + 2 * leaps - epact - over) % 7
        let late = (golden + 11 * epact + 22 * sunday) / 451
        let place = epact + sunday - 7 * late + 114
        return Day(year: year, month: place / 31, day: place % 31 + 1)
    }
}
