public import Contracts
import Foundation
import GRDB
import JSONCoding
import Kernel

/// The message loop's core over one store: synchronous, and given its time, its random numbers and its messages.
///
/// No task, no clock, no network, no random source inside. What `receive` returns has been committed. When it throws,
/// nothing was, nothing may be acknowledged, and the same deliveries are to be given again.
public final class Core {
    /// How much is taken and kept.
    public struct Limits: Sendable {
        /// The longest body that is taken, in bytes.
        public var bodyBytes = 1 << 20
        /// The longest text of a command that is taken, in characters.
        public var textCharacters = WrittenText.longest
        /// The most that stands around the body of an event, in bytes: what is accepted can be sent.
        public var headerBytes = EnvelopeBounds.whole
        /// How far a command may be dated ahead of this store's time, in milliseconds: a day is more than any two clocks
        /// differ, and than a local time that is taken for UTC.
        public var ahead: Int64 = 86_400_000
        /// How long a command waits for the events it builds on, in milliseconds.
        public var commandWait: Int64 = 5_000
        /// How long an event waits for what comes before it, in milliseconds: then it is dead by age.
        public var eventWait: Int64 = 7 * 86_400_000
        /// How often a message may come back before it is dead.
        public var attempts = 3
        /// How much is kept of the body of a dead letter that is longer than a body may be, in bytes.
        public var letterBytes = 4096
        /// How many open letters one sender has for one reason before more are only counted. Events of the services that
        /// are listened to are kept whatever their number.
        public var lettersPerSender = 1000
        /// How long no message must have come before a file is rewritten after an erasure, in milliseconds.
        public var rewriteQuiet: Int64 = 60_000
        /// After how long it is rewritten although messages come, in milliseconds.
        public var rewriteLatest: Int64 = 12 * 3_600_000
        /// For how long a letter is kept that was replayed or discarded, in milliseconds.
        public var closedLetters: Int64 = 90 * 86_400_000
        /// After how many events of a stream its state is written again.
        public var snapshotEvery = 16
        /// The usual limits.
        public init() {}
    }

    /// The store; nobody else writes it.
    public let store: Store
    let definition: ServiceDefinition
    let routes: Routes
    let limits: Limits
    let key: StoreKey
    /// Whether the store notes that it has worked with that key; one that waits for a repair, that it did before.
    var keyIsKnown = false
    let crash: CrashHook
    let weakness: Weakness?
    let decoder: JSONBytesDecoder
    let encoder: JSONBytesEncoder
    let kinds: [Substring: any Aggregate.Type]
    let eventTypes: [MessageType: any Event.Type]
    /// The users of the services whose events are listened to.
    let publishers: [String]
    var cache = AggregateCache()
    /// The last row of the journal that is committed.
    var last: JournalEnd
    let epoch: Int
    /// Up to where the broker has confirmed the journal; written down with the next transaction.
    var cursor: Int64
    var savedCursor: Int64
    /// Up to where partner branches were told of the journal; written down with the next transaction, where it is worth it.
    var told: Int64
    var savedTold: Int64
    var toldIsNoted = true
    /// Rows noted as unsent that the broker has got since; written down with the cursor.
    var sentAfterAll: Set<Int64> = []
    /// Deliveries that came back and that this process has counted and not done with: trying again is no new attempt.
    var counted: [String: Int] = [:]
    /// What wakes parked messages before anything else is due: types that the program before this one did not know;
    /// after a restore, whatever they wait for; what happened while they were not to be woken in the same transaction.
    var wakesFirst: [String] = []
    /// Those that the first of them wakes and that are not asked yet, once they were looked up.
    var wokenFirst: [(number: Int64, attempt: Attempt)]?
    /// Whether the store notes that they are to be woken.
    var notesWaking = false
    /// Whether the process before this one ended in the midst of something: until it is known that nothing which falls due
    /// ends this one too, each is tried alone, its attempt committed first.
    var isWary: Bool
    /// When something is due next, as long as no transaction has changed what waits for a time.
    var knownDue: NextDue?
    /// Rows just committed that a listener waits for, so that the relay need not read them again.
    var fresh = FreshRows()
    /// The events applied or journalled last.
    var recent = RecentEvents()
    /// Who listens to which of its events.
    var audience = Audience()
    /// For each listener, what it must hold of this journal.
    var owedTypes: [String: [String]] = [:]
    /// Whether no row is to be published again, once that was seen.
    var nothingToRepublish = false
    /// The types of events that a panel keeps to itself.
    private(set) lazy var typesKeptByPanel = keptByPanel(definition.aggregates)
    /// Whether any file or person was erased in this store, so that what comes is to be compared with them.
    var hasErased: Bool
    /// Whether any letter is open whose message ended the process, so that what is sent again is compared with them.
    var holdsDeadly: Bool
    /// What was erased, and of which the file or the write-ahead log may still have traces.
    var rewriting = Rewriting()
    /// When a message came last.
    private(set) var lastMessage = Instant(milliseconds: 0)
    /// Whether the wall clock is not believed, and the time that is given may be far from the right one: then nobody is refused
    /// for being ahead of it.
    var isClockDoubted = false
    /// Runs what takes long: by this thread, unless the shell has another.
    var elsewhere: (@escaping @Sendable () -> Void) -> Void = { $0() }
    /// For restored publishers, the epoch before which what they sent is void.
    var fences: [String: Int]

    /// A core over that store, with the store's key: by default one that everybody knows. `weakness` is for tests that show what a guard is for.
    public init(
        _ definition: ServiceDefinition,
        store: Store,
        routes: Routes,
        limits: Limits = Limits(),
        key: StoreKey? = nil,
        weakness: Weakness? = nil,
        crash: @escaping CrashHook = { _ in }
    ) throws {
        self.definition = definition
        self.store = store
        self.routes = routes
        self.limits = limits
        self.key = key ?? .known(to: store.name)
        self.weakness = weakness
        self.crash = crash
        decoder = store.decoder
        encoder = store.encoder
        kinds = Dictionary(
            uniqueKeysWithValues: definition.aggregates.map { (Substring($0.kind), $0) }
        )
        eventTypes = Dictionary(
            definition.aggregates.flatMap { $0.events.map { ($0.type, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        publishers = Set(
            definition.listensToEvents.compactMap { $0.parts.map { String($0.service) } }
                .flatMap(routes.users(ofService:))
        ).sorted()
        last = try store.reading { try JournalEnd.read($0) }
        fences = try store.reading(Self.readFences)
        cursor = try store.reading { Int64(try Store.meta($0, "cursor")) }
        savedCursor = cursor
        told = try store.reading { Int64(try Store.meta($0, "told")) }
        savedTold = told
        hasErased = try store.reading {
            try Bool.fetchOne(
                $0,
                sql: """
                    SELECT EXISTS(SELECT 1 FROM erased_file) OR EXISTS(SELECT 1 FROM erased_person)
                    """
            ) == true
        }
        holdsDeadly = try store.reading {
            try Bool.fetchOne(
                $0,
                sql: "SELECT EXISTS(SELECT 1 FROM dead WHERE reason = 'crashes' AND state = 'open')"
            ) == true
        }
        epoch = try store.epoch()
        isWary = try store.takeInHand()
        try store.take(statesOfForm: definition.statesForm)
        keyIsKnown = try store.keyPrint() == self.key.print
        if try !store.isRecovering() { try noteKey() }
        try readWaking()
        // The process before this one may have died between an erasure and that.
        try endEarlyOfEarlierPrograms()
        if weakness != .logNotOverwritten { rewriting.since = try store.traces(hasErased, at: last.at) }
    }

    /// Notes with which key the store works, so that a copy of it says so.
    func noteKey() throws {
        if keyIsKnown { return }
        try store.note(keyPrint: key.print)
        keyIsKnown = true
    }

    /// Finds out what of that which is parked is to be asked again before anything else.
    func readWaking() throws {
        let (all, wakes) = try store.reading {
            (try store.wakesAll($0), try String.fetchAll($0, sql: "SELECT DISTINCT wake FROM parked ORDER BY wake"))
        }
        notesWaking = all
        wokenFirst = nil
        wakesFirst = wakes.filter {
            all || $0.hasPrefix("type:") && definition.handlers[MessageType(String($0.dropFirst(5)))] != nil
        }
        knownDue = nil
    }

    /// What came of a batch.
    public struct Outcome: Sendable {
        /// The deliveries that are done with and are to be acknowledged, by tag: all of them.
        public var settled: [UInt64] = []
        /// Answers and dead-letter notices, to be sent once and without confirmation.
        public var replies: [Outgoing] = []
        /// How many events the journal gained.
        public var events = 0
        /// What became of each message, for metrics.
        public var met: [MetMessage] = []
    }

    /// Decides on a batch in one transaction, and commits; a message that fails is undone alone. Deliveries that came back
    /// are handled alone, their attempt committed first.
    public func receive(_ batch: [Delivery], now wall: Instant, entropy: inout Entropy) throws -> Outcome {
        try crash(.taken)
        let batch = underPresentUsers(batch)
        let now = max(wall, last.at)
        lastMessage = max(lastMessage, now)
        var outcome = Outcome()
        let firstTimers = batch.filter { $0.attempts == 0 }
        for delivery in batch where delivery.attempts > 0 {
            let count = try Attempt(delivery).map { try self.count($0) } ?? 1
            try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
                // It may be what it wakes that ends the process.
                turn.defersWaking = true
                let detail = "came back \(count) times without an outcome"
                if try turn.isBuried(delivery, "crashes") {
                    return try turn.buryUndecided(delivery, detail, attempts: count)
                } else if count > limits.attempts {
                    try turn.buryUndecided(delivery, detail, attempts: count)
                } else {
                    try turn.take(delivery)
                }
                if let attempt = Attempt(delivery) { try turn.forget(attempt) }
            }
            if let attempt = Attempt(delivery) { counted[attempt.key] = nil }
            try wakeOneByOne(&outcome, now: now, entropy: &entropy)
        }
        if !firstTimers.isEmpty {
            try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
                for delivery in firstTimers { try turn.take(delivery) }
            }
        }
        outcome.settled = batch.map(\.tag)
        return outcome
    }

    /// What was published before each branch's juries had a user of their own may still lie in a queue.
    private func underPresentUsers(_ batch: [Delivery]) -> [Delivery] {
        guard batch.contains(where: { $0.envelope?.user == Routes.formerJuryUser }) else { return batch }
        return batch.map { delivery in
            var delivery = delivery
            delivery.envelope = delivery.envelope.map(\.underPresentUser)
            return delivery
        }
    }

    /// Decides on everything whose time has come, at most `limit` at once: aggregates' due times, commands that have
    /// waited long enough, events dead by age.
    public func due(now wall: Instant, limit: Int = 64, entropy: inout Entropy) throws -> Outcome {
        let now = max(wall, last.at)
        if lastMessage.milliseconds == 0 { lastMessage = now }
        takeFileBack()
        if store.hands.reason != nil { return Outcome() }
        guard let next = try nextDue(), next <= now else {
            isWary = false
            rewriteIfQuiet(now: now)
            return Outcome()
        }
        var outcome = Outcome()
        if isWary || !wakesFirst.isEmpty {
            try dueOneByOne(&outcome, now: now, limit: min(limit, 16), entropy: &entropy)
            return outcome
        }
        try inTransaction(&outcome, now: now, entropy: &entropy) { turn in
            try turn.expireParked(limit: limit)
            try turn.forgetReadings()
            try turn.forgetLetters(limit: limit)
            for time in try turn.dueTimes(limit: limit) {
                try turn.fire(time)
                try turn.wakeParked()
            }
        }
        return outcome
    }

    /// Says that so many cores share this process: each keeps as much less of states and of the store's pages in memory, so
    /// that a worker with many panels needs little more than one with two.
    public func shareMemory(among cores: Int) throws {
        cache.generation = max(64, AggregateCache.whole / max(1, cores))
        try store.keepPages(kilobytes: max(500, Store.wholePageMemory / max(1, cores)))
    }

    /// The next moment for which something is to be decided; `nil` when nothing waits for a time.
    public func nextDue() throws -> Instant? {
        guard wakesFirst.isEmpty else { return last.at }
        if let knownDue { return knownDue.at }
        let next = try store.reading { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT min(at) FROM (
                      SELECT min(at) AS at FROM timer WHERE at < \(DueMoment.setAside.milliseconds)
                      UNION ALL SELECT min(until) FROM parked UNION ALL SELECT min(until) FROM reading
                      UNION ALL SELECT min(until) FROM dead WHERE until IS NOT NULL
                      UNION ALL SELECT min(until) FROM dead_counted)
                    """
            )
            return try Int64.fetchOne(statement).map { Instant(milliseconds: $0) }
        }
        knownDue = NextDue(at: next)
        return next
    }

    func inTransaction(
        _ outcome: inout Outcome,
        now: Instant,
        entropy: inout Entropy,
        _ body: (Turn) throws -> Void
    ) throws {
        do {
            let careful = weakness == .transactionUnchecked
            try inTransaction(&outcome, now: now, entropy: &entropy, careful: careful, body)
        } catch is CareNeeded {
            try inTransaction(&outcome, now: now, entropy: &entropy, careful: true, body)
        }
    }

    private func inTransaction(
        _ outcome: inout Outcome,
        now: Instant,
        entropy: inout Entropy,
        careful: Bool,
        _ body: (Turn) throws -> Void
    ) throws {
        takeFileBack()
        let before = last
        var result: (replies: [Outgoing], events: Int, met: [MetMessage])?
        do {
            try store.queue.inDatabase { db in
                try store.begin(db)
                do {
                    let turn = try Turn(core: self, db: db, now: now, entropy: entropy, careful: careful)
                    try body(turn)
                    try turn.writeSnapshots()
                    try writeCursor(db)
                    if turn.leavesWaking { try store.noteWaking(db) }
                    if turn.hasErased || !turn.endedEarly.isEmpty { try store.noteTraces(db, since: now) }
                    try crash(.beforeCommit)
                    try turn.mustBeOpen()
                    try store.commit(db)
                    entropy = turn.entropy
                    last = turn.last
                    cursorIsSaved()
                    if turn.timesChanged { knownDue = nil }
                    if turn.leavesWaking {
                        notesWaking = true
                        // The first may be under way: who was asked already is asked again.
                        for wake in turn.wakes where !wakesFirst.dropFirst().contains(wake) { wakesFirst.append(wake) }
                    }
                    result = (turn.replies, turn.appended, turn.met)
                    for event in turn.applied { recent.insert(event) }
                    if turn.hasErased {
                        // The relay reads the journal instead.
                        forgetAll()
                        rewriting.erased(at: now)
                    } else {
                        fresh.append(turn.rows)
                        if !turn.endedEarly.isEmpty {
                            fresh.forget { $0.tellsWhatEndsEarly(of: turn.endedEarly) }
                            rewriting.erased(at: now)
                        }
                    }
                } catch {
                    store.rollBack(db)
                    throw error
                }
            }
        } catch {
            // Whatever was evolved in memory was not kept.
            cache.removeAll()
            last = before
            throw store.noticed(error)
        }
        try crash(.afterCommit)
        if let result {
            outcome.replies += result.replies
            outcome.events += result.events
            outcome.met += result.met
        }
    }

    static func readFences(_ db: Database) throws -> [String: Int] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT source, epoch FROM fence"))
        return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }, uniquingKeysWith: max)
    }
}

/// Events that were applied or journalled not long ago: what commands build on is mostly among them.
struct RecentEvents {
    private var young: Set<MessageID> = []
    private var old: Set<MessageID> = []
    private let generation = 4096

    func contains(_ event: MessageID) -> Bool { young.contains(event) || old.contains(event) }

    mutating func insert(_ event: MessageID) {
        if young.count >= generation {
            swap(&old, &young)
            young.removeAll(keepingCapacity: true)
        }
        young.insert(event)
    }
}

private func keptByPanel(_ aggregates: [any Aggregate.Type]) -> Set<String> {
    var types: Set<String> = []
    for aggregate in aggregates {
        for event in aggregate.events where event is any KeptByPanel.Type { types.insert(event.type.value) }
    }
    return types
}

/// When something is due next, or that nothing is.
struct NextDue {
    var at: Instant?
}

/// A guard that a test takes away, to show that the checkers notice.
public enum Weakness: String, Sendable, CaseIterable {
    /// A message is not looked up in the inbox.
    case inboxOff
    /// Deliveries are acknowledged before the commit (honoured by what drives the core).
    case acknowledgeBeforeCommit
    /// The relay's cursor moves at the publish, not at the confirm.
    case cursorBeforeConfirm
    /// After an SQLite error it is not checked that the transaction is still there.
    case transactionUnchecked
    /// An erasure leaves what is parked or dead as it is.
    case parkedNotErased
    /// What a crash left in the write-ahead log after an erasure is not overwritten when the store is opened again.
    case logNotOverwritten
    /// What a listener gives back is taken without proof that it is the store's own.
    case proofNotAsked
    /// The loss of a publishing connection is told first, and what waits for it thrown away later; nobody watches the relay
    /// (honoured by the shell).
    case lossReportedFirst
    /// A relay of whose publishes nothing is heard waits on (honoured by the shell).
    case relayUnwatched
    /// The wall clock is believed, whatever it says.
    case clockBelieved
    /// The file is not rewritten after an erasure: the log is emptied, and no more.
    case fileNotRewritten
    /// Whoever sends an event may say that it is from any store.
    case sourceUnbound
    /// What ends early in personal groups is kept, and covered by digests, like the rest: as earlier programs did.
    case earlyEndingKept
}

/// The last committed row of a journal, where the next one is chained.
struct JournalEnd {
    var seq: Int64 = 0
    var digest = Data()
    var at = Instant(milliseconds: 0)

    static func read(_ db: Database) throws -> JournalEnd {
        let statement = try db.cachedStatement(sql: "SELECT seq, digest, at FROM journal ORDER BY seq DESC LIMIT 1")
        guard let row = try Row.fetchOne(statement) else { return JournalEnd() }
        return JournalEnd(seq: row[0], digest: row[1], at: Instant(milliseconds: row[2]))
    }
}

/// An aggregate as it stands in memory: its stream's version, what its lanes carried last, its state.
struct Standing {
    var version: Int
    var lanes: [String: Int]
    var state: any Aggregate
    /// The version of the last state that was written; 0 when none was.
    var snapshot: Int
    /// What follows from the state in the store, where that was worked out already.
    var entailed: Entailed?
}

/// The claims, numbers and due times that a state has.
struct Entailed {
    var claims: [Claim] = []
    var numbers: [TakenNumber] = []
    var times: [DueTime] = []

    init() {}

    init(_ state: any Aggregate) { (claims, numbers, times) = (state.claims, state.numbers, state.dueTimes) }
}

/// The aggregates used last, so that a file in work is not decoded again for every message.
struct AggregateCache {
    private var young: [StreamID: Standing] = [:]
    private var old: [StreamID: Standing] = [:]
    /// Streams that the store was asked for and has no row of.
    private var absent: Set<StreamID> = []
    /// How many a generation has at most.
    var generation = AggregateCache.whole {
        didSet { if generation < oldValue { (young, old, absent) = ([:], [:], []) } }
    }
    /// What a core has that shares the process with no other.
    static let whole = 1024

    /// Everything in memory.
    var all: [StreamID: Standing] { old.merging(young) { _, young in young } }

    mutating func removeAll() {
        young.removeAll(keepingCapacity: true)
        old.removeAll(keepingCapacity: true)
        absent.removeAll(keepingCapacity: true)
    }

    /// Whether the store is known to have no row of that stream.
    func isAbsent(_ stream: StreamID) -> Bool { absent.contains(stream) }

    mutating func noteAbsent(_ stream: StreamID) {
        if absent.count >= generation { absent.removeAll(keepingCapacity: true) }
        absent.insert(stream)
    }

    /// The stream gets a row.
    mutating func noteRow(of stream: StreamID) { absent.remove(stream) }

    subscript(stream: StreamID) -> Standing? {
        mutating get {
            if let standing = young[stream] { return standing }
            guard let standing = old[stream] else { return nil }
            self[stream] = standing
            return standing
        }
        set {
            if young.count >= generation {
                old = young
                young.removeAll(keepingCapacity: true)
            }
            young[stream] = newValue
            if newValue == nil { old[stream] = nil }
        }
    }
}
