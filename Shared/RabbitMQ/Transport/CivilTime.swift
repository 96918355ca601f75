/// Calendar and clock of a moment in UTC, without a detour over text and arrays: every message carries one.
struct CivilTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int

    /// The moment that many seconds after 1970-01-01T00:00:00Z.
    init(seconds: Int64) {
        let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        let rest = Int(seconds - days * 86_400)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        // The Gregorian calendar in eras of 400 years that begin on 1 March.
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    var seconds: Int64 {
        let year = month <= 2 ? self.year - 1 : self.year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// Reads exactly `2026-11-23T04:31:00.123Z`, into milliseconds; `nil` for every other spelling, and for a day
    /// or time that does not exist.
    static func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard text.count == 24, text[4] == 45, text[7] == 45, text[10] == 84, text[13] == 58, text[16] == 58,
            text[19] == 46, text[23] == 90
        else { return nil }
        var isDecimal = true
        func number(_ range: Range<Int>) -> Int {
            var value = 0
            for index in range {
                let digit = Int(text[index]) - 48
                if digit < 0 || digit > 9 { isDecimal = false }
                value = value * 10 + digit
            }
            return value
        }
        var time = CivilTime(seconds: 0)
        time.year = number(0..<4)
        time.month = number(5..<7)
        time.day = number(8..<10)
        time.hour = number(11..<13)
        time.minute = number(14..<16)
        time.second = number(17..<19)
        let fraction = number(20..<23)
        guard isDecimal, time.year > 0 else { return nil }
        let seconds = time.seconds
        // There and back: what does not come back is no day of the calendar, or no time of it.
        guard CivilTime(seconds: seconds) == time else { return nil }
        return seconds * 1000 + Int64(fraction)
    }
}

extension Int64 {
    /// Whole seconds of so many milliseconds, rounded down.
    var flooredSeconds: Int64 { self >= 0 ? self / 1000 : -((999 - self) / 1000) }
}
