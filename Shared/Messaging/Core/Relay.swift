/// What has been handed to the broker and is not confirmed yet, as a value: decides what to publish next and how far
/// the journal is confirmed. Publishing itself is done elsewhere.
///
/// A row that cannot be sent, or that no queue takes, stops none behind it: it is noted in the store (`UnsentRow`), the cursor
/// passes it, and it is tried again by its lane.
public struct Relay {
    /// How many publishes may be unconfirmed at a time.
    public let window: Int
    /// Of these, how many may be republications: live events go on.
    public var republicationWindow: Int { max(1, window / 4) }
    private var published: Int64
    private var inFlight: [Entry] = []
    private var head = 0
    private var lanes: [UnsentLane] = []
    /// Whether the store was asked which lanes there are.
    private var knowsLanes = false
    private var retrying: [UInt64: (seq: Int64, lane: String)] = [:]
    private var republishing: [UInt64: (seq: Int64, store: String)] = [:]
    /// Behind which republication to go on, and when to begin anew after some failed.
    private var republished: (seq: Int64, store: String) = (0, "")
    private var republishesAt: Int64 = .min
    private var republicationFailed = false
    private var republicationPause = Backoff(first: 1_000, most: 60_000)
    private var random: Entropy

    private struct Entry {
        var seq: Int64
        var token: UInt64
        var lane: String
        var settled: Bool
    }

    /// Something that was not published, and why.
    public struct Fault: Sendable, Equatable {
        /// The publish.
        public var token: UInt64
        /// Why.
        public var why: String
        /// Whether the message cannot be sent as it is, whatever queues there are.
        public var isUnsendable: Bool

        /// A publish that failed.
        public init(token: UInt64, why: String, isUnsendable: Bool = false) {
            self.token = token
            self.why = why
            self.isUnsendable = isUnsendable
        }
    }

    /// A relay that begins behind what is confirmed.
    public init(after cursor: Int64, window: Int = 256, random: Entropy = .system) {
        published = cursor
        self.window = window
        self.random = random
    }

    /// How many publishes of the journal are unconfirmed.
    public var unconfirmed: Int { inFlight.count - head }

    /// Whether anything is under way.
    public var isBusy: Bool { unconfirmed > 0 || !retrying.isEmpty || !republishing.isEmpty }

    /// When, by the steady clock, something that failed is to be tried again; `nil` when nothing is.
    public var triesAt: Int64? {
        let lanes = retrying.isEmpty ? lanes.map(\.triesAt).min() : nil
        guard republicationFailed, republishing.isEmpty else { return lanes }
        return min(lanes ?? .max, republishesAt)
    }

    // MARK: what to publish

    /// What to publish now, each with its token; `tokens` gives the next one.
    public mutating func next(from core: Core, tokens: inout UInt64) throws -> [(token: UInt64, message: Outgoing)] {
        var messages: [(UInt64, Outgoing)] = []
        while unconfirmed < window {
            let rows = try core.outgoing(after: published, limit: window - unconfirmed)
            guard !rows.isEmpty else { break }
            for row in rows {
                published = row.seq
                tokens += 1
                guard let message = row.message else {
                    inFlight.append(Entry(seq: row.seq, token: tokens, lane: "", settled: true))
                    continue
                }
                inFlight.append(Entry(seq: row.seq, token: tokens, lane: message.key, settled: false))
                messages.append((tokens, message))
            }
            advance(core)
        }
        if core.weakness == .cursorBeforeConfirm { core.confirmed(upTo: published) }
        return messages
    }

    /// What could not be sent before and is to be tried again.
    public mutating func nextRetries(from core: Core, tokens: inout UInt64, now: Int64) throws
        -> [(token: UInt64, message: Outgoing)]
    {
        if !knowsLanes {
            lanes = try core.unsentLanes().map { UnsentLane($0, now: now) }
            knowsLanes = true
        }
        guard !lanes.isEmpty else { return [] }
        var messages: [(UInt64, Outgoing)] = []
        var through: [String] = []
        for place in lanes.indices {
            let share = lanes[place].share(now)
            guard share > 0 else { continue }
            let rows = try core.unsent(in: lanes[place].name, after: lanes[place].after, limit: share)
            if !lanes[place].tries(rows.map(\.seq), now: now, using: &random) { through.append(lanes[place].name) }
            for row in rows {
                guard let message = row.message else { continue }
                tokens += 1
                retrying[tokens] = (row.seq, lanes[place].name)
                messages.append((tokens, message))
            }
        }
        if !through.isEmpty { lanes.removeAll { through.contains($0.name) } }
        return messages
    }

    /// What an audit wants published again, as far as its share of the window goes.
    public mutating func nextRepublications(from core: Core, tokens: inout UInt64, now: Int64) throws
        -> [(token: UInt64, message: Outgoing)]
    {
        guard republishing.isEmpty, !republicationFailed || republishesAt <= now || republished.seq > 0 else {
            return []
        }
        var rows = try core.republications(after: republished, limit: republicationWindow)
        if rows.isEmpty, republished.seq > 0 {
            // Once round: what failed is tried anew, later.
            republished = (0, "")
            if republicationFailed {
                republishesAt = now + Int64(republicationPause.next(using: &random))
                return []
            }
            republicationPause.reset()
            rows = try core.republications(limit: republicationWindow)
        }
        if republished.seq == 0 { republicationFailed = false }
        return rows.map { seq, store, message in
            tokens += 1
            republishing[tokens] = (seq, store)
            republished = (seq, store)
            return (tokens, message)
        }
    }

    // MARK: what became of it

    /// The broker has confirmed that publish; `true` when the token was one of ours.
    @discardableResult
    public mutating func confirmed(_ token: UInt64, _ core: Core) throws -> Bool {
        if let index = index(of: token) {
            inFlight[index].settled = true
            advance(core)
            return true
        }
        if let (seq, lane) = retrying.removeValue(forKey: token) {
            core.noteSent(seq)
            change(lane) { lane, _ in lane.sent(seq) }
            return true
        }
        if let (seq, store) = republishing.removeValue(forKey: token) {
            try core.republished(seq, to: store)
            return true
        }
        return false
    }

    /// These publishes failed, each for itself: their rows are noted in the store, and wait. Those that were waiting already
    /// wait on. How many rows are new among those that wait.
    ///
    /// When it throws, nothing was noted, and the relay is to start over.
    @discardableResult
    public mutating func failed(_ faults: [Fault], _ core: Core, now: Moment) throws -> Int {
        var notes: [UnsentNote] = []
        var places: [Int] = []
        for fault in faults {
            if let place = index(of: fault.token) {
                let lane = fault.isUnsendable ? laneOfUnsendable : inFlight[place].lane
                notes.append(UnsentNote(seq: inFlight[place].seq, lane: lane, detail: fault.why))
                places.append(place)
            } else if let (seq, lane) = retrying.removeValue(forKey: fault.token) {
                change(lane) { lane, random in lane.failed(seq, now: now.steady, using: &random) }
            } else if republishing.removeValue(forKey: fault.token) != nil {
                republicationFailed = true
            }
        }
        guard !notes.isEmpty else { return 0 }
        try core.noteUnsent(notes, at: now.wall)
        for place in places { inFlight[place].settled = true }
        for note in notes { join(note.lane, note.seq, now: now.steady) }
        advance(core)
        return notes.count
    }

    /// Nothing was heard of what is under way, again and again: its rows wait, so that those behind them go on.
    public mutating func giveUp(_ core: Core, now: Moment) throws {
        let faults = inFlight[head...].filter { !$0.settled }.map {
            Fault(token: $0.token, why: "nothing was heard of it")
        }
        let others = Array(retrying.keys) + Array(republishing.keys)
        try failed(faults + others.sorted().map { Fault(token: $0, why: "nothing was heard of it") }, core, now: now)
    }

    /// An operator has taken up a row again.
    public mutating func takenUp() { knowsLanes = false }

    /// The connection is lost: everything unconfirmed is to be published again.
    public mutating func startOver(_ core: Core) {
        published = core.confirmedUpTo
        inFlight.removeAll(keepingCapacity: true)
        head = 0
        retrying.removeAll()
        for place in lanes.indices { lanes[place].startOver() }
        republishing.removeAll()
        republished = (0, "")
    }

    /// Whether the token belongs to this relay.
    public func owns(_ token: UInt64) -> Bool {
        index(of: token) != nil || retrying[token] != nil || republishing[token] != nil
    }

    // MARK: inside

    private mutating func join(_ name: String, _ seq: Int64, now: Int64) {
        if !lanes.contains(where: { $0.name == name }) {
            lanes.append(UnsentLane(name, now: now))
            // The row was tried just now.
            change(name) { lane, random in lane.failed(seq, now: now, using: &random) }
        }
        change(name) { lane, random in lane.joined(seq, now: now, using: &random) }
    }

    private mutating func change(_ name: String, _ body: (inout UnsentLane, inout Entropy) -> Void) {
        guard let place = lanes.firstIndex(where: { $0.name == name }) else { return }
        body(&lanes[place], &random)
    }

    private func index(of token: UInt64) -> Int? {
        var (low, high) = (head, inFlight.count)
        while low < high {
            let middle = (low + high) / 2
            if inFlight[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return low < inFlight.count && inFlight[low].token == token && !inFlight[low].settled ? low : nil
    }

    private mutating func advance(_ core: Core) {
        let before = head
        while head < inFlight.count, inFlight[head].settled { head += 1 }
        guard head > before else { return }
        core.confirmed(upTo: inFlight[head - 1].seq)
        core.forgetFresh(upTo: inFlight[head - 1].seq)
        if head == inFlight.count || head > 1024 {
            inFlight.removeFirst(head)
            head = 0
        }
    }
}
