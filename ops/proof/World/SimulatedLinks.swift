import Contracts
import Foundation
import Messaging

/// A link as both its ends see it.
enum LinkState: Equatable {
    case open
    /// What is sent vanishes, and nothing comes; each end finds out by itself, later.
    case halfOpen(since: Instant)
    case lost(String)
    /// The worker has left it.
    case left

    /// How long an end takes to find out that nothing comes any more, in milliseconds.
    static let silence: Int64 = 13_500

    /// What the worker's end knows of it now.
    func seen(at now: Instant) -> LinkState {
        if case .halfOpen(let since) = self, now.milliseconds - since.milliseconds > Self.silence {
            return .lost("nothing has come from the broker")
        }
        return self
    }
}

struct LinkFault: Error, CustomStringConvertible {
    let description: String
}

struct UnsendableMessage: MessageFault, CustomStringConvertible {
    var isOfMessage: Bool { true }
    let description: String
}

/// The connection of a process that takes the messages of one store.
final class SimulatedConsumer: MessageConsumer {
    let process: Int
    let store: String
    private unowned let broker: SimulatedBroker
    private(set) var state = LinkState.open
    private(set) var prefetch: [String: Int] = [:]
    /// Delivered and not yet seen by the worker.
    private var arrived: [Delivery] = []
    private var unacknowledged: [(tag: UInt64, queue: String, held: SimulatedBroker.Held)] = []
    private var cancelled: [String] = []
    private var nextTag: UInt64 = 1
    /// Left while it was half-open: until when the broker believes in it.
    private var ghostUntil: Instant?
    /// Until when what comes on it is under way.
    var slowUntil: Instant?

    init(_ broker: SimulatedBroker, process: Int, store: String) {
        self.broker = broker
        self.process = process
        self.store = store
    }

    // The worker's end.

    private func mustBeThere() throws {
        switch state.seen(at: broker.now()) {
        case .open, .halfOpen: return
        case .lost(let why): throw LinkFault(description: why)
        case .left: throw LinkFault(description: "closed")
        }
    }

    func subscribe(to queue: String, prefetch count: Int) throws {
        try mustBeThere()
        guard state == .open else {
            state = .lost("no answer to the subscription")
            throw LinkFault(description: "no answer to the subscription")
        }
        guard broker.queues[queue] != nil else {
            state = .lost("404 no queue \(queue)")
            throw LinkFault(description: "404 no queue \(queue)")
        }
        prefetch[queue] = count
        broker.activity += 1
    }

    func unsubscribe(from queue: String) throws {
        try mustBeThere()
        guard state == .open else { return }
        prefetch[queue] = nil
    }

    func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
        state = state.seen(at: broker.now())
        switch state {
        case .open: break
        case .halfOpen: return []
        case .lost(let why): return [.lost(why)]
        case .left: return [.lost("closed")]
        }
        if let slowUntil, broker.now() < slowUntil { return [] }
        let few = arrived.prefix(min(limit, broker.share(arrived.count)))
        arrived.removeFirst(few.count)
        var events = few.map { ConsumerEvent.delivered($0) }
        if events.isEmpty {
            events = cancelled.map { .cancelled(queue: $0) }
            cancelled = []
        }
        if !events.isEmpty { broker.activity += 1 }
        return events
    }

    func acknowledge(_ tags: [UInt64]) throws {
        try mustBeThere()
        guard state == .open else { return }
        broker.activity += 1
        let tags = Set(tags)
        unacknowledged.removeAll { tags.contains($0.tag) }
    }

    func giveBack(_ tags: [UInt64]) throws {
        try mustBeThere()
    }

    func close() {
        if case .halfOpen = state { ghostUntil = broker.now().adding(milliseconds: 20_000) }
        state = .left
    }

    // The broker's end.

    var isQuiet: Bool { arrived.isEmpty && unacknowledged.isEmpty && state == .open }

    func takes(_ queue: String) -> Bool {
        guard let most = prefetch[queue] else { return false }
        switch state {
        case .lost: return false
        case .left where ghostUntil == nil: return false
        case .open, .halfOpen, .left: break
        }
        return unacknowledged.count(where: { $0.queue == queue }) < most
    }

    func deliver(_ held: SimulatedBroker.Held, from queue: String) {
        let tag = nextTag
        nextTag += 1
        unacknowledged.append((tag, queue, held))
        guard state == .open else { return }
        arrived.append(
            Delivery(queue: queue, tag: tag, attempts: held.attempts, envelope: held.envelope, body: held.body)
        )
    }

    func queueIsGone(_ queue: String) {
        guard prefetch.removeValue(forKey: queue) != nil else { return }
        unacknowledged.removeAll { $0.queue == queue }
        arrived.removeAll { $0.queue == queue }
        cancelled.append(queue)
    }

    /// Whether the broker is to learn that it is over.
    func isOver(_ now: Instant) -> Bool {
        switch state {
        case .open: false
        case .halfOpen(let since): now.milliseconds - since.milliseconds > 20_000
        case .lost: true
        case .left: ghostUntil.map { $0 <= now } ?? true
        }
    }

    /// The broker's end is gone; what goes back.
    func ends() -> [(queue: String, held: SimulatedBroker.Held)] {
        if state != .left { lose("the broker ended it") }
        defer { unacknowledged = [] }
        return unacknowledged.map { ($0.queue, $0.held) }
    }

    func lose(_ why: String) {
        arrived = []
        cancelled = []
        if state != .left { state = .lost(why) }
    }

    func halfOpen() {
        guard state == .open else { return }
        arrived = []
        state = .halfOpen(since: broker.now())
    }
}

/// The connection of a process that publishes.
final class SimulatedPublisher: MessagePublisher {
    let process: Int
    private unowned let broker: SimulatedBroker
    private(set) var state = LinkState.open
    /// Handed over, not yet at the broker.
    private var underWay: [(token: UInt64, message: Outgoing, user: String)] = []
    /// At the broker, and the worker has not been told.
    private var decided: [Messaging.Confirmation] = []
    /// Told to the worker.
    private var told: [Messaging.Confirmation] = []
    private(set) var unconfirmed = 0
    private var ghostUntil: Instant?
    /// Until when what is sent and what comes on it is under way.
    var slowUntil: Instant?

    init(_ broker: SimulatedBroker, process: Int) {
        self.broker = broker
        self.process = process
        if let why = broker.alarm { told.append(.blocked(why)) }
    }

    // The worker's end.

    private func mustBeThere() throws {
        switch state.seen(at: broker.now()) {
        case .open, .halfOpen: return
        case .lost(let why): throw LinkFault(description: why)
        case .left: throw LinkFault(description: "closed")
        }
    }

    func publish(_ message: Outgoing, token: UInt64) throws {
        try mustBeThere()
        let id = message.envelope.id
        if broker.isRefused(id) { broker.unsendable.insert(id) }
        if broker.unsendable.contains(id) { throw refusal(of: message, "\(id) fits no frame") }
        broker.measure(message)
        if let why = broker.wire.refusal(of: message) { throw refusal(of: message, why) }
        unconfirmed += 1
        broker.activity += 1
        guard state == .open else { return }
        underWay.append((token, message, Routes.user(ofStore: message.envelope.source)))
    }

    private func refusal(of message: Outgoing, _ why: String) -> UnsendableMessage {
        if message.exchange == Routes.partners { broker.toldLate.insert(message.envelope.source) }
        return UnsendableMessage(description: why)
    }

    func wait(timeoutMilliseconds: Int) -> [Messaging.Confirmation] {
        state = state.seen(at: broker.now())
        switch state {
        case .open: break
        case .halfOpen: return []
        case .lost(let why): return [.lost(why)]
        case .left: return [.lost("closed")]
        }
        guard !told.isEmpty, !isSlow else { return [] }
        broker.activity += 1
        defer { told = [] }
        for one in told {
            if case .blocked = one { continue }
            unconfirmed -= 1
        }
        return told
    }

    func close() {
        if case .halfOpen = state { ghostUntil = broker.now().adding(milliseconds: 20_000) }
        state = .left
    }

    // The broker's end.

    var isQuiet: Bool { underWay.isEmpty && decided.isEmpty && told.isEmpty && state == .open }
    var hasUnderWay: Bool { !underWay.isEmpty && broker.alarm == nil && !isSlow }
    private var isSlow: Bool { slowUntil.map { broker.now() < $0 } ?? false }
    var next: (message: Outgoing, user: String)? { underWay.first.map { ($0.message, $0.user) } }
    var decidedCount: Int { decided.count }

    /// The oldest publish reaches the broker.
    func arrive(nack: Bool) {
        let (token, message, user) = underWay.removeFirst()
        broker.activity += 1
        if nack {
            if message.exchange == Routes.partners { broker.toldLate.insert(message.envelope.source) }
            decided.append(.failed(token: token, reason: "nack"))
        } else if broker.route(message, user: user) || !message.mandatory {
            decided.append(.confirmed(token: token))
        } else {
            decided.append(.failed(token: token, reason: "returned"))
        }
    }

    /// The worker is told of one that was decided, or of all.
    func tell(_ place: Int?) {
        broker.activity += 1
        if let place {
            told.append(decided.remove(at: place))
        } else {
            told += decided
            decided = []
        }
    }

    func forgetsDecided() { decided = [] }

    func hears(_ what: Messaging.Confirmation) { if state == .open { told.append(what) } }

    func isOver(_ now: Instant) -> Bool {
        switch state {
        case .open: false
        case .halfOpen(let since): now.milliseconds - since.milliseconds > 20_000
        case .lost: true
        case .left: ghostUntil.map { $0 <= now } ?? true
        }
    }

    func ends() -> [(token: UInt64, message: Outgoing, user: String)] {
        lose("the broker ended it")
        defer { underWay = [] }
        return underWay
    }

    func lose(_ why: String) {
        decided = []
        told = []
        if state != .left { state = .lost(why) }
    }

    func halfOpen() {
        guard state == .open else { return }
        // What was sent before may have arrived; what comes back does not.
        decided = []
        told = []
        underWay = []
        state = .halfOpen(since: broker.now())
    }
}

/// The leases of a process, each on a link of its own.
final class SimulatedLeases: LeaseKeeper {
    let process: Int
    private unowned let broker: SimulatedBroker
    private var held: Set<String> = []
    /// How many workers there are; `nil` where that cannot be told now.
    private let count: () -> Int?

    init(_ broker: SimulatedBroker, process: Int, count: @escaping () -> Int?) {
        self.broker = broker
        self.process = process
        self.count = count
    }

    func acquire(_ name: String) throws -> Acquisition {
        if broker.isAway() { throw LinkFault(description: "no answer") }
        guard broker.leases[name] == nil || broker.leases[name] === self else { return .held }
        broker.leases[name] = self
        held.insert(name)
        broker.activity += 1
        return .taken
    }

    func release(_ name: String) {
        held.remove(name)
        guard broker.leases[name] === self else { return }
        broker.leases[name] = nil
        broker.activity += 1
    }

    func workers(presence queue: String, isThere: Bool) throws -> Int {
        guard let count = count() else { throw LinkFault(description: "the presence cannot be told") }
        return count
    }

    func isTaken(_ queue: String) throws -> Bool? {
        if broker.isAway() { throw LinkFault(description: "no answer") }
        return broker.queues[queue].map { _ in broker.takers(of: queue) > 0 }
    }

    func mark(of store: String) throws -> StoreMark? { broker.marks[store] }

    func write(_ mark: StoreMark) throws { broker.marks[mark.store] = mark }

    func pump() -> [String] {
        let lost = held.filter { broker.leases[$0] !== self }
        held.subtract(lost)
        return lost.sorted()
    }

    func close() {
        for name in held.sorted() { release(name) }
    }
}
