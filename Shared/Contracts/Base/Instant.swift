public import JSONCoding

/// A moment in UTC, to the millisecond; RFC 3339 on the wire, written as `2026-11-23T04:31:00.123Z`.
public struct Instant: Hashable, Sendable, Comparable, WrittenAsText {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The moment that many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads a date and time as RFC 3339 has them: `2026-11-23T04:31:00Z`, with or without decimals, in UTC or with an
    /// offset, as `2026-11-23T05:31:00.123+01:00`. `nil` for anything else, and for what is not in the years 1 to 9999 UTC.
    /// Decimals beyond the third are cut off.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (20...64).contains(bytes.count), bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(bytes[0..<10]),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
            let second = decimal(bytes[17..<19]), hour < 24, minute < 60, second < 61
        else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            guard let value = decimal(digits.prefix(3)) else { return nil }
            fraction = Int64(value)
            for _ in 0..<(3 - min(3, digits.count)) { fraction *= 10 }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = Self.offset(rest) else { return nil }
        let local =
            Int64(day.number) * 86_400_000 + Int64(hour) * 3_600_000 + Int64(minute) * 60_000 + Int64(second) * 1000
        let moment = local - offset * 60_000 + fraction
        guard (-62_135_596_800_000...253_402_300_799_999).contains(moment) else { return nil }
        milliseconds = moment
    }

    /// Minutes by which local time is ahead of UTC, out of `Z` or `+01:00`.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int64? {
        guard let sign = zone.first else { return nil }
        if sign | 0x20 == UInt8(ascii: "z") { return zone.count == 1 ? 0 : nil }
        let start = zone.startIndex
        guard zone.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            zone[start + 3] == UInt8(ascii: ":"),
            let hours = decimal(zone[start + 1..<start + 3]), let minutes = decimal(zone[start + 4..<start + 6]),
            hours < 24, minutes < 60
        else { return nil }
        return Int64(hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    public static var spelling: String { "an instant is written 2026-11-23T04:31:00.123Z" }

    public var description: String {
        let (day, rest) = dayAndRest
        return String(unsafeUninitializedCapacity: Digits.most) { text in
            var digits = Digits(text)
            digits.add(day)
            digits.add(Int(rest / 3_600_000), 2, after: "T")
            digits.add(Int(rest / 60_000 % 60), 2, after: ":")
            digits.add(Int(rest / 1000 % 60), 2, after: ":")
            digits.add(Int(rest % 1000), 3, after: ".")
            digits.add("Z")
            return digits.count
        }
    }

    /// The last moment that can be written.
    public static let last = Instant(milliseconds: Day.last.startOfDayUTC.milliseconds + 86_399_999)

    /// The moment that many milliseconds later (earlier, when negative); the last that can be written where there is none.
    public func adding(milliseconds delta: Int64) -> Instant {
        let (sum, overflows) = milliseconds.addingReportingOverflow(delta)
        if overflows { return delta > 0 ? Instant.last : Instant(milliseconds: .min) }
        return delta > 0 && milliseconds <= Instant.last.milliseconds
            ? min(Instant(milliseconds: sum), Instant.last) : Instant(milliseconds: sum)
    }

    /// The moment that many times 24 hours later.
    public func adding(days: Int) -> Instant { adding(milliseconds: Int64(days) * 86_400_000) }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The calendar day in Paris, where the law and the letters speak of days.
    ///
    /// Central European Time is UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, both
    /// at 01:00 UTC (directive 2000/84/EC).
    public var parisDay: Day { adding(milliseconds: isParisSummer ? 7_200_000 : 3_600_000).utcDay }

    /// The calendar day in UTC.
    public var utcDay: Day { dayAndRest.0 }

    private var isParisSummer: Bool {
        let year = utcDay.year
        let begins = Day.lastSunday(year: year, month: 3).startOfDayUTC.adding(milliseconds: 3_600_000)
        let ends = Day.lastSunday(year: year, month: 10).startOfDayUTC.adding(milliseconds: 3_600_000)
        return begins <= self && self < ends
    }

    private var dayAndRest: (Day, Int64) {
        let day = milliseconds >= 0 ? milliseconds / 86_400_000 : -((86_399_999 - milliseconds) / 86_400_000)
        return (Day(number: Int(day)), milliseconds - day * 86_400_000)
    }
}

/// A calendar day; ISO 8601 on the wire (`2026-11-23`).
public struct Day: Hashable, Sendable, Comparable, WrittenAsText {
    /// Days since 1970-01-01.
    public let number: Int

    /// The day that many days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// `nil` when there is no such day in the Gregorian calendar.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let candidate = Day(number: Day.daysFromCivil(year, month, day))
        let civil = candidate.civil
        guard civil.month == month, civil.day == day else { return nil }
        self = candidate
    }

    /// Reads `YYYY-MM-DD`; `nil` for anything else.
    public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

    init?(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = decimal(bytes[start..<start + 4]), let month = decimal(bytes[start + 5..<start + 7]),
            let day = decimal(bytes[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static var spelling: String { "a day is written 2026-11-23 and stands in the calendar" }

    public var description: String {
        String(unsafeUninitializedCapacity: Digits.most) { text in
            var digits = Digits(text)
            digits.add(self)
            return digits.count
        }
    }

    /// The last day that can be written; "no end" is written so.
    public static let last = Day(number: daysFromCivil(9999, 12, 31))
    private static let first = Day(number: daysFromCivil(1, 1, 1))

    /// The day that many days later (earlier, when negative); the last or the first that can be written where there is none.
    public func adding(days: Int) -> Day {
        let (sum, overflows) = number.addingReportingOverflow(days)
        if overflows { return days > 0 ? Day.last : Day.first }
        return min(max(Day(number: sum), Day.first), Day.last)
    }

    /// The same day of the month, that many months later; the month's last day where there is no such day.
    public func adding(months: Int) -> Day {
        let date = civil
        let index = date.year * 12 + date.month - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        guard (1...9999).contains(year) else { return year < 1 ? Day.first : Day.last }
        for day in stride(from: date.day, through: 28, by: -1) {
            if let result = Day(year: year, month: month, day: day) { return result }
        }
        return Day(number: Day.daysFromCivil(year, month, min(date.day, 28)))
    }

    /// The year of the Gregorian calendar.
    public var year: Int { civil.year }

    /// Midnight UTC at the start of this day.
    public var startOfDayUTC: Instant { Instant(milliseconds: Int64(number) * 86_400_000) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    static func lastSunday(year: Int, month: Int) -> Day {
        let firstOfNext = daysFromCivil(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1)
        let last = firstOfNext - 1
        // 1970-01-01 was a Thursday: number 3 was a Sunday.
        return Day(number: last - ((last - 3) % 7 + 7) % 7)
    }

    // Days from civil date and back, proleptic Gregorian, in eras of 400 years that begin on 1 March.
    private static func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    fileprivate var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}

private func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}

/// Puts dates together digit by digit: each message carries some.
private struct Digits {
    /// A year has as many digits as it needs, and four at least.
    static let most = 48

    private let text: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ text: UnsafeMutableBufferPointer<UInt8>) { self.text = text }

    mutating func add(_ day: Day) {
        let date = day.civil
        if date.year < 0 { add("-") }
        add(abs(date.year), 4)
        add(date.month, 2, after: "-")
        add(date.day, 2, after: "-")
    }

    mutating func add(_ sign: Unicode.Scalar) {
        text[count] = UInt8(truncatingIfNeeded: sign.value)
        count += 1
    }

    mutating func add(_ value: Int, _ width: Int, after sign: Unicode.Scalar) {
        add(sign)
        add(value, width)
    }

    /// A number with zeros before it up to that width.
    mutating func add(_ value: Int, _ width: Int) {
        var length = 1
        var rest = value / 10
        while rest > 0 || length < width {
            length += 1
            rest /= 10
        }
        rest = value
        for place in (count..<count + length).reversed() {
            text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += length
    }
}
