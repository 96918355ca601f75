public import Contracts

extension Day {
    /// As a letter writes it: `1er avril 2026`.
    public var inFrench: String {
        let parts = description.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, monthsInFrench.indices.contains(parts[1] - 1) else { return description }
        return "\(parts[2] == 1 ? "1er" : "\(parts[2])") \(monthsInFrench[parts[1] - 1]) \(parts[0])"
    }
}

let monthsInFrench = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]
