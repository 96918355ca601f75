/// What has been handed to the broker and is not confirmed yet, as a value: decides what to publish next and how far
/// the journal is confirmed. Publishing itself is done elsewhere.
public struct Relay {
    /// How many publishes may be unconfirmed at a time.
    public let window: Int
    /// Of these, how many may be republications: live events go on.
    public var republicationWindow: Int { max(1, window / 4) }
    private var published: Int64
    private var inFlight: [Entry] = []
    private var head = 0
    private var republishing: [UInt64: (seq: Int64, store: String)] = [:]

    private struct Entry {
        var seq: Int64
        var token: UInt64
        var confirmed: Bool
    }

    /// A relay that begins behind what is confirmed.
    public init(after cursor: Int64, window: Int = 256) {
        published = cursor
        self.window = window
    }

    /// How many publishes of the journal are unconfirmed.
    public var unconfirmed: Int { inFlight.count - head }

    /// Whether anything is under way.
    public var isBusy: Bool { unconfirmed > 0 || !republishing.isEmpty }

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
                    inFlight.append(Entry(seq: row.seq, token: tokens, confirmed: true))
                    continue
                }
                inFlight.append(Entry(seq: row.seq, token: tokens, confirmed: false))
                messages.append((tokens, message))
            }
            advance(core)
        }
        if core.weakness == .cursorBeforeConfirm { core.confirmed(upTo: published) }
        return messages
    }

    /// What an audit wants published again, as far as its share of the window goes.
    public mutating func nextRepublications(from core: Core, tokens: inout UInt64) throws
        -> [(token: UInt64, message: Outgoing)]
    {
        guard republishing.isEmpty else { return [] }
        return try core.republications(limit: republicationWindow).map { seq, store, message in
            tokens += 1
            republishing[tokens] = (seq, store)
            return (tokens, message)
        }
    }

    /// The broker has confirmed that publish; `true` when the token was one of ours.
    @discardableResult
    public mutating func confirmed(_ token: UInt64, _ core: Core) throws -> Bool {
        if let (seq, store) = republishing.removeValue(forKey: token) {
            try core.republished(seq, to: store)
            return true
        }
        guard let index = index(of: token) else { return false }
        inFlight[index].confirmed = true
        advance(core)
        return true
    }

    /// A publish failed, or the connection is lost: everything unconfirmed is to be published again.
    public mutating func startOver(_ core: Core) {
        published = core.confirmedUpTo
        inFlight.removeAll(keepingCapacity: true)
        head = 0
        republishing.removeAll()
    }

    /// Whether the token belongs to this relay.
    public func owns(_ token: UInt64) -> Bool { republishing[token] != nil || index(of: token) != nil }

    private func index(of token: UInt64) -> Int? {
        var (low, high) = (head, inFlight.count)
        while low < high {
            let middle = (low + high) / 2
            if inFlight[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return low < inFlight.count && inFlight[low].token == token ? low : nil
    }

    private mutating func advance(_ core: Core) {
        let before = head
        while head < inFlight.count, inFlight[head].confirmed { head += 1 }
        guard head > before else { return }
        core.confirmed(upTo: inFlight[head - 1].seq)
        core.forgetFresh(upTo: inFlight[head - 1].seq)
        if head == inFlight.count || head > 1024 {
            inFlight.removeFirst(head)
            head = 0
        }
    }
}
