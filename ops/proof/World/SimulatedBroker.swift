import Contracts
import Foundation
import Messaging

/// A broker in memory: queues, bindings out of routes, connections with what is unacknowledged and unconfirmed on
/// them, leases. It never acts by itself: whoever schedules says what happens next.
final class SimulatedBroker {
    struct Held {
        var envelope: Envelope
        var body: [UInt8]
        var attempts = 0
    }

    let routes: Routes
    private(set) var queues: [String: [Held]] = [:]
    /// In order.
    private(set) var queueNames: [String] = []
    /// Bindings that are missing, as `type store`.
    var missing: Set<String> = []
    /// Events that cannot be sent as they are.
    var unsendable: Set<MessageID> = []
    /// What a message must fit into.
    var wire = WireLimits()
    /// What was handed over last.
    private(set) var lengths: [(body: Int, head: Int)] = []
    /// Every link that the broker believes in.
    var consumers: [SimulatedConsumer] = []
    var publishers: [SimulatedPublisher] = []
    /// Who holds which lease.
    var leases: [String: SimulatedLeases] = [:]
    /// How far each store had come.
    var marks: [String: StoreMark] = [:]
    /// Why it takes nothing for now.
    private(set) var alarm: String?
    /// Answers and notices that processes have sent and that are not there yet.
    private(set) var answersUnderWay: [(process: Int, message: Outgoing)] = []
    /// What a partner of every branch has, by the store that told it, in the order in which it came.
    private(set) var told: [String: [Outgoing]] = [:]
    /// The stores of which something for partners was not taken at once, so that what came behind it is there before it.
    var toldLate: Set<String> = []
    /// Answers for people.
    var answers: [(command: MessageID, body: [UInt8])] = []
    /// Grows with everything that somebody does with it.
    var activity = 0
    /// Asked of each message that a queue takes.
    var onEnqueue: (MessageID, _ queue: String) -> Void = { _, _ in }
    /// The time in the world.
    var now: () -> Instant = { Instant(milliseconds: 0) }
    /// What messages of a consumer are to be given at once: all that have arrived, in a calm world.
    var share: (_ arrived: Int) -> Int = { $0 }
    /// Whether a connection cannot be made now.
    var isAway: () -> Bool = { false }
    /// Whether an event that is handed over for the first time turns out to be unsendable.
    var isRefused: (MessageID) -> Bool = { _ in false }

    init(routes: Routes, stores: [String]) {
        self.routes = routes
        for store in stores {
            declare(Routes.queue(ofStore: store))
            declare(Routes.inquiryQueue(ofStore: store))
        }
    }

    func declare(_ queue: String) {
        guard queues[queue] == nil else { return }
        queues[queue] = []
        queueNames = queues.keys.sorted()
    }

    /// Whether nothing is in a queue or on its way.
    var isQuiet: Bool {
        queues.values.allSatisfy(\.isEmpty) && answers.isEmpty && answersUnderWay.isEmpty
            && consumers.allSatisfy(\.isQuiet)
            && publishers.allSatisfy(\.isQuiet)
    }

    /// How many take from a queue.
    func takers(of queue: String) -> Int { consumers.count { $0.prefetch[queue] != nil } }

    // MARK: publishing

    /// Puts a message where it belongs; `false` when no queue takes it.
    func route(_ message: Outgoing, user: String) -> Bool {
        var envelope = message.envelope
        envelope.user = user
        if message.exchange == Routes.partners {
            told[envelope.source, default: []].append(message)
            return true
        }
        if message.exchange == Routes.events {
            let panel = message.key.split(separator: ".").dropFirst(2).first.flatMap { PanelID(String($0)) }
            var taken = false
            for store in routes.stores(listeningTo: envelope.type, addressed: panel)
            where !missing.contains("\(envelope.type) \(store)") {
                taken = enqueue(envelope, message.body, Routes.queue(ofStore: store)) || taken
            }
            return taken
        }
        if message.key == Self.operators || message.key.hasSuffix(".dead") { return true }
        if let command = envelope.inReplyTo {
            answers.append((command, message.body))
            return true
        }
        return enqueue(envelope, message.body, message.key)
    }

    /// A process has sent answers; one that does not fit is dropped.
    func send(_ messages: [Outgoing], from process: Int) {
        activity += 1
        answersUnderWay += messages.filter { wire.refusal(of: $0) == nil }.map { (process, $0) }
    }

    /// A message is about to be sent.
    func measure(_ message: Outgoing) {
        lengths.append((message.body.count, WireLimits.head(of: message)))
        if lengths.count > 32 { lengths.removeFirst(16) }
    }

    /// The oldest answer arrives; `false` where none is under way.
    @discardableResult
    func arriveAnswer() -> Bool {
        guard !answersUnderWay.isEmpty else { return false }
        let (_, message) = answersUnderWay.removeFirst()
        activity += 1
        _ = route(message, user: Routes.user(ofStore: message.envelope.source))
        return true
    }

    /// What a process had sent is lost with it.
    func loseAnswers(of process: Int) { answersUnderWay.removeAll { $0.process == process } }

    /// Where answers to the operator go; nobody reads them.
    static let operators = "operator"

    @discardableResult
    func enqueue(_ envelope: Envelope, _ body: [UInt8], _ queue: String) -> Bool {
        guard queues[queue] != nil else { return false }
        queues[queue]?.append(Held(envelope: envelope, body: body))
        onEnqueue(envelope.id, queue)
        return true
    }

    /// From now on it takes nothing, and says why; `nil` once it does again.
    func alarm(_ why: String?) {
        guard alarm != why else { return }
        alarm = why
        for publisher in publishers { publisher.hears(.blocked(why)) }
    }

    // MARK: consuming

    /// Delivers a message of that queue to who consumes it; `false` when there is none, or nobody takes more.
    func deliver(_ queue: String, position: Int) -> Bool {
        guard let count = queues[queue]?.count, count > 0, let consumer = consumers.first(where: { $0.takes(queue) }),
            let held = queues[queue]?.remove(at: min(position, count - 1))
        else { return false }
        consumer.deliver(held, from: queue)
        return true
    }

    /// What was unacknowledged goes back, counted once more.
    func giveBack(_ back: [(queue: String, held: Held)], entropy: inout Entropy) {
        for queue in Set(back.map(\.queue)).sorted() where queues[queue] != nil {
            var held = back.filter { $0.queue == queue }.map(\.held)
            for place in held.indices { held[place].attempts += 1 }
            // As a quorum queue does after a crash: 3, 4, 5, 0, 1, 2.
            let turn = Int.random(in: 0..<held.count, using: &entropy)
            held = Array(held[turn...] + held[..<turn])
            if Bool.random(using: &entropy) {
                queues[queue]?.insert(contentsOf: held, at: 0)
            } else {
                queues[queue]?.append(contentsOf: held)
            }
        }
    }

    // MARK: links that end

    /// The broker learns that a consumer is gone.
    func forget(_ consumer: SimulatedConsumer, entropy: inout Entropy) {
        guard let place = consumers.firstIndex(where: { $0 === consumer }) else { return }
        consumers.remove(at: place)
        activity += 1
        giveBack(consumer.ends(), entropy: &entropy)
    }

    /// The broker learns that a publisher is gone: what was under way arrives or does not; nobody is told.
    func forget(_ publisher: SimulatedPublisher, entropy: inout Entropy) {
        guard let place = publishers.firstIndex(where: { $0 === publisher }) else { return }
        publishers.remove(at: place)
        activity += 1
        let underWay = publisher.ends()
        let cut = Int.random(in: 0...underWay.count, using: &entropy)
        for (_, message, user) in underWay.prefix(cut) { _ = route(message, user: user) }
    }

    /// Links that their other end has left without a word, or that have been silent for too long, end.
    func reap(entropy: inout Entropy) {
        let now = now()
        for consumer in consumers where consumer.isOver(now) { forget(consumer, entropy: &entropy) }
        for publisher in publishers where publisher.isOver(now) { forget(publisher, entropy: &entropy) }
    }

    func deleteQueue(_ queue: String) {
        queues[queue] = nil
        queueNames = queues.keys.sorted()
        for consumer in consumers { consumer.queueIsGone(queue) }
    }
}
