public import Contracts

/// How long something lasts: without limit, or for a number of months.
public enum TimeLimit: Hashable, Sendable, Codable, CustomStringConvertible {
    /// For ever.
    case unlimited
    /// That many calendar months.
    case months(Int)

    /// The first day on which it no longer holds, counted from the day on which it begins; `nil` when it never ends.
    public func end(from day: Day) -> Day? {
        switch self {
        case .unlimited: nil
        case .months(let months): day.after(months: months)
        }
    }

    /// Whether what began on `start` still holds on `day`. It holds from `start` on and before its end.
    public func holds(from start: Day, on day: Day) -> Bool {
        guard start <= day else { return false }
        return end(from: start).map { day < $0 } ?? true
    }

    /// As in a data file: `unlimited`, or `36 months`.
    public var description: String {
        switch self {
        case .unlimited: "unlimited"
        case .months(let months): "\(months) months"
        }
    }
}

extension Day {
    /// The first day on which so many whole months have passed: where a month is too short for a day of that number, the first
    /// of the next. Five years from 29 February have passed on 1 March.
    public func after(months: Int) -> Day {
        let end = adding(months: months)
        // Counted back, a day that was cut off by a short month does not come out again.
        return end.adding(months: -months) == self ? end : end.adding(days: 1)
    }
}
