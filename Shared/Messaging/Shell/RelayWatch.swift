/// Notices that a relay has something under way of which nothing is heard, though the broker takes messages: whatever the
/// reason, it will not be heard of by waiting.
struct RelayWatch {
    /// For how long nothing may be heard at first, in milliseconds.
    let patience: Int64
    /// Since when nothing was heard; `nil` while nothing is under way.
    private(set) var since: Int64?
    /// How often in a row the relay has started over for that.
    private(set) var stalls = 0

    init(patience: Int64) { self.patience = patience }

    /// Something was heard.
    mutating func heard() {
        since = nil
        stalls = 0
    }

    /// The broker is not there, or takes nothing: nothing can be heard.
    mutating func rest() { since = nil }

    /// Whether the relay is to start over now; where that does not help, it is tried ever more patiently.
    mutating func isStalled(underWay: Bool, now: Int64) -> Bool {
        guard underWay else {
            since = nil
            return false
        }
        guard let since else {
            self.since = now
            return false
        }
        guard now - since >= patience << min(stalls, 4) else { return false }
        stalls += 1
        // Counted anew from when something is under way again.
        self.since = nil
        return true
    }

    /// When to look again; `nil` while nothing is under way.
    var looksAt: Int64? { since.map { $0 + patience << min(stalls, 4) } }
}
