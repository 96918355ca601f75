/// How many panels a worker should hold: its fair share, and which to take or give back. A value; acting on it is the
/// worker's.
public struct PanelShare: Sendable, Equatable {
    /// All panels, in order.
    public let panels: [String]

    /// The share of these panels.
    public init(panels: [String]) { self.panels = panels }

    /// The most that one of that many workers holds.
    public func most(workers: Int) -> Int {
        let workers = max(1, workers)
        return (panels.count + workers - 1) / workers
    }

    /// Which of the panels held to give back, because others are there to hold them: the last ones.
    public func surplus(held: Set<String>, workers: Int) -> [String] {
        let keep = most(workers: workers)
        return Array(panels.filter(held.contains).dropFirst(keep))
    }

    /// Which panels to try to take, beginning at another place for each worker, so that they do not all try the same.
    public func wanted(held: Set<String>, workers: Int, offset: Int) -> [String] {
        guard held.count < most(workers: workers), !panels.isEmpty else { return [] }
        let start = offset % panels.count
        return (panels[start...] + panels[..<start]).filter { !held.contains($0) }
    }
}
