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
        case .months(let months): day.adding(months: months)
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
