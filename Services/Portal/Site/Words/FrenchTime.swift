import Contracts

/// Days and moments as people write them.
enum FrenchTime {
    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    // 1970-01-01 was a Thursday.
    private static let weekdays = ["jeudi", "vendredi", "samedi", "dimanche", "lundi", "mardi", "mercredi"]

    /// `lundi 30 novembre 2026`.
    static func long(_ day: Day) -> String {
        "\(weekdays[((day.number % 7) + 7) % 7]) \(short(day))"
    }

    /// `30 novembre 2026`.
    static func short(_ day: Day) -> String {
        let parts = day.description.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return day.description }
        return "\(parts[2] == 1 ? "1er" : "\(parts[2])")\u{A0}\(months[parts[1] - 1])\u{A0}\(parts[0])"
    }

    /// `lundi 30 novembre 2026, 14 h 30`, in Paris.
    static func moment(_ instant: Instant) -> String {
        let day = instant.parisDay
        let minutes = instant.parisClock
        let minute = minutes % 60
        return "\(long(day)), \(minutes / 60)\u{A0}h\u{A0}\(minute < 10 ? "0" : "")\(minute)"
    }

    /// A term with the days that remain: `jeudi 3 décembre 2026 (dans 3 jours)`.
    static func until(_ instant: Instant, from now: Instant) -> String {
        // A term ends with its day: the last moment of it is what is written.
        let day = instant.adding(milliseconds: -1).parisDay
        let left = day.number - now.parisDay.number
        let remains =
            switch left {
            case ..<(-1): "en retard de \(-left)\u{A0}jours"
            case -1: "depuis hier"
            case 0: "aujourd’hui"
            case 1: "demain"
            default: "dans \(left)\u{A0}jours"
            }
        return "\(long(day)) (\(remains))"
    }

    /// `depuis 3 jours`.
    static func since(_ instant: Instant, now: Instant) -> String {
        let days = now.parisDay.number - instant.parisDay.number
        return days <= 0 ? "aujourd’hui" : days == 1 ? "hier" : "il y a \(days)\u{A0}jours"
    }
}
