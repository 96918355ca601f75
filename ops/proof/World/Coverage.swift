/// Where faults struck: how often each kind met a store while that store had a file at that stage in its hands.
public struct Coverage: Sendable, Equatable {
    /// By kind, then by stage.
    public private(set) var hits: [FaultKind: [String: Int]] = [:]

    /// Nothing was struck.
    public init() {}

    /// How often that kind struck at that stage.
    public func count(_ kind: FaultKind, at stage: String) -> Int { hits[kind]?[stage] ?? 0 }

    mutating func add(_ kind: FaultKind, at stages: Set<String>) {
        for stage in stages { hits[kind, default: [:]][stage, default: 0] += 1 }
    }

    /// Takes in what another world met.
    public mutating func add(_ other: Coverage) {
        for (kind, stages) in other.hits {
            hits[kind, default: [:]].merge(stages, uniquingKeysWith: +)
        }
    }

    /// A line a kind: how often it struck at each stage, and what share of its strikes that is.
    public func lines(stages: [String]) -> [String] {
        hits.keys.sorted().map { kind in
            let sum = stages.reduce(0) { $0 + count(kind, at: $1) }
            let parts = stages.map { stage in
                "\(stage) \(count(kind, at: stage)) (\(100 * count(kind, at: stage) / max(sum, 1)) %)"
            }
            return "\(kind.rawValue): \(parts.joined(separator: ", "))"
        }
    }
}
