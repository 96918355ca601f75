/// How many panels a worker should hold: its fair share, and which to take or give back. A value; acting on it is the
/// worker's.
///
/// Shares differ by one at most. Every worker may hold `least`; as many as `oneMore` says may hold one more, and which of
/// them do is settled by leases of their own, because no worker sees what the others hold.
public struct PanelShare: Sendable, Equatable {
    /// All panels, in order.
    public let panels: [String]

    /// The share of these panels.
    public init(panels: [String]) { self.panels = panels }

    /// What each of that many workers may hold without asking.
    public func least(workers: Int) -> Int { panels.count / max(1, workers) }

    /// How many of that many workers may hold one more than the others.
    public func oneMore(workers: Int) -> Int { panels.count % max(1, workers) }

    /// Which of the panels held to give back, because others are there to hold them: the last ones.
    public func surplus(held: Set<String>, most: Int) -> [String] {
        Array(panels.filter(held.contains).dropFirst(most))
    }

    /// Which panels to try to take, beginning at another place for each worker, so that they do not all try the same.
    public func wanted(held: Set<String>, most: Int, offset: Int) -> [String] {
        guard held.count < most, !panels.isEmpty else { return [] }
        let start = offset % panels.count
        return (panels[start...] + panels[..<start]).filter { !held.contains($0) }
    }
}
