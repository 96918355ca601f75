/// What partner branches are told and the broker has not confirmed yet, as a value: decides what to publish next, and how
/// far all is told. Publishing itself is done elsewhere.
///
/// Of one store everything comes in the order of its journal. What is not taken is published again with all behind it,
/// under the same ids; the events of the store go on meanwhile.
struct PartnerRelay {
    /// How many publishes may be unconfirmed at a time.
    static let window = 64
    private var published: Int64
    private var inFlight: [Entry] = []
    private var head = 0
    private var pause = Backoff(first: 1_000, most: 60_000)
    /// When to go on after something was not taken.
    private var resumesAt: Int64?
    private var random: Entropy
    /// Since when, by the steady clock, something is told and nothing of it confirmed; `nil` while nothing is under way.
    private(set) var unheardSince: Int64?

    private struct Entry {
        var seq: Int64
        var token: UInt64
        var isConfirmed = false
    }

    /// A relay that begins behind what was told.
    init(after cursor: Int64, random: Entropy = .system) {
        published = cursor
        self.random = random
    }

    /// How many publishes are unconfirmed.
    var unconfirmed: Int { inFlight.count - head }

    /// When, by the steady clock, what was not taken is to be published again; `nil` when nothing is.
    var triesAt: Int64? { resumesAt }

    /// What to publish now, each with its token; `tokens` gives the next one.
    mutating func next(from core: Core, tokens: inout UInt64, now: Int64) throws -> [(token: UInt64, message: Outgoing)]
    {
        if let resumesAt, resumesAt > now { return [] }
        resumesAt = nil
        defer { if unconfirmed > 0, unheardSince == nil { unheardSince = now } }
        var messages: [(UInt64, Outgoing)] = []
        while unconfirmed < Self.window {
            let (rows, through) = try core.toldToPartners(after: published, limit: Self.window - unconfirmed)
            guard through > published else { break }
            published = through
            for row in rows {
                guard let message = row.message else { continue }
                tokens += 1
                inFlight.append(Entry(seq: row.seq, token: tokens))
                messages.append((tokens, message))
            }
        }
        advance(core, isWorthNoting: false)
        if core.weakness == .cursorBeforeConfirm { core.told(upTo: published, isWorthNoting: true) }
        return messages
    }

    /// The broker has confirmed that publish; `true` when the token was one of this relay's.
    mutating func confirmed(_ token: UInt64, _ core: Core) -> Bool {
        guard let place = place(of: token) else { return false }
        inFlight[place].isConfirmed = true
        pause.reset()
        unheardSince = nil
        advance(core, isWorthNoting: true)
        return true
    }

    /// That publish was not taken; `true` when the token was one of this relay's.
    mutating func failed(_ token: UInt64, _ core: Core, now: Int64) -> Bool {
        guard place(of: token) != nil else { return false }
        startOver(core)
        resumesAt = now + Int64(pause.next(using: &random))
        return true
    }

    /// Everything unconfirmed is to be published again.
    mutating func startOver(_ core: Core) {
        published = core.toldUpTo
        inFlight.removeAll(keepingCapacity: true)
        head = 0
    }

    private func place(of token: UInt64) -> Int? {
        inFlight[head...].firstIndex { $0.token == token && !$0.isConfirmed }
    }

    private mutating func advance(_ core: Core, isWorthNoting: Bool) {
        let before = head
        while head < inFlight.count, inFlight[head].isConfirmed { head += 1 }
        core.told(
            upTo: head < inFlight.count ? inFlight[head].seq - 1 : published,
            isWorthNoting: isWorthNoting && head > before
        )
        if head == inFlight.count {
            inFlight.removeAll(keepingCapacity: true)
            head = 0
        }
    }
}
