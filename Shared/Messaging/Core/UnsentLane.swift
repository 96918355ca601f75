/// Rows that wait for the same thing, as a queue that is missing: one of them is tried at a time, ever more patiently, and
/// once it goes through, the others follow. A value.
struct UnsentLane {
    /// How many are tried together once one went through.
    static let stride = 64

    let name: String
    /// When to try again, by the steady clock.
    private(set) var triesAt: Int64
    /// The row behind which to go on.
    private(set) var after: Int64 = 0
    /// Those under way.
    private var underWay: Set<Int64> = []
    private var isOpen = false
    private var pause: Backoff

    /// A lane in which something waits; it is tried at once.
    init(_ name: String, now: Int64) {
        self.name = name
        triesAt = now
        // What cannot be sent as it is will be sent by another program, if ever.
        pause = name == laneOfUnsendable ? Backoff(first: 60_000, most: 600_000) : Backoff(first: 1_000, most: 60_000)
    }

    /// How many rows to try now.
    func share(_ now: Int64) -> Int {
        guard underWay.isEmpty, triesAt <= now else { return 0 }
        return isOpen || name == laneOfUnsendable ? Self.stride : 1
    }

    /// These are tried; none when all have been. `false` once the lane is through.
    mutating func tries(_ rows: [Int64], now: Int64, using random: inout Entropy) -> Bool {
        underWay = Set(rows)
        guard rows.isEmpty else { return true }
        // Whatever failed late may lie before what went through.
        guard after > 0 else { return false }
        after = 0
        if name == laneOfUnsendable { rests(now, &random) }
        return true
    }

    /// That one went through.
    mutating func sent(_ row: Int64) {
        underWay.remove(row)
        isOpen = true
        after = max(after, row)
        pause.reset()
    }

    /// That one did not.
    mutating func failed(_ row: Int64, now: Int64, using random: inout Entropy) {
        underWay.remove(row)
        if name == laneOfUnsendable {
            // Each of them fails for itself.
            after = max(after, row)
        } else {
            isOpen = false
            after = min(after, row - 1)
            rests(now, &random)
        }
    }

    /// A row has joined that is to be tried in its turn, or was taken up again.
    mutating func joined(_ row: Int64, now: Int64, using random: inout Entropy) {
        after = min(after, row - 1)
        if !isOpen, underWay.isEmpty, triesAt <= now { rests(now, &random) }
    }

    /// What was under way is not known of any more.
    mutating func startOver() {
        if let first = underWay.min() { after = min(after, first - 1) }
        underWay = []
    }

    private mutating func rests(_ now: Int64, _ random: inout Entropy) {
        triesAt = now + Int64(pause.next(using: &random))
    }
}
