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

    struct Consumer {
        var queues: [String: Int] = [:]
        /// Delivered and not yet seen by the worker.
        var arrived: [Delivery] = []
        var unacknowledged: [(tag: UInt64, queue: String, held: Held)] = []
        var nextTag: UInt64 = 1
        var isLost = false
    }

    struct Publisher {
        /// Handed over, not yet at the broker.
        var underWay: [(token: UInt64, message: Outgoing, user: String)] = []
        /// At the broker, and the worker has not been told.
        var decided: [Confirmation] = []
        /// Told to the worker.
        var told: [Confirmation] = []
        var isLost = false
    }

    let routes: Routes
    var queues: [String: [Held]] = [:]
    /// Bindings that are missing, as `type store`.
    var missing: Set<String> = []
    var consumers: [Consumer]
    var publishers: [Publisher]
    var leases: [String: Int] = [:]
    /// Answers for people.
    var answers: [(command: MessageID, body: [UInt8])] = []
    var notices = 0
    /// Asked of each message that a queue takes.
    var onEnqueue: (MessageID, _ queue: String) -> Void = { _, _ in }

    init(routes: Routes, stores: [String], workers: Int) {
        self.routes = routes
        for store in stores { queues[Routes.queue(ofStore: store)] = [] }
        consumers = Array(repeating: Consumer(), count: workers)
        publishers = Array(repeating: Publisher(), count: workers)
    }

    var queueNames: [String] { queues.keys.sorted() }

    /// Whether nothing is in a queue or on its way.
    var isQuiet: Bool {
        queues.values.allSatisfy(\.isEmpty) && answers.isEmpty
            && consumers.allSatisfy { $0.arrived.isEmpty && $0.unacknowledged.isEmpty && !$0.isLost }
            && publishers.allSatisfy { $0.underWay.isEmpty && $0.decided.isEmpty && $0.told.isEmpty && !$0.isLost }
    }

    // MARK: publishing

    /// Puts a message where it belongs; `false` when no queue takes it.
    func route(_ message: Outgoing, user: String) -> Bool {
        var envelope = message.envelope
        envelope.user = user
        if message.exchange == Routes.events {
            let panel = message.key.split(separator: ".").dropFirst(2).first.flatMap { PanelID(String($0)) }
            var taken = false
            for store in routes.stores(listeningTo: envelope.type, addressed: panel)
            where !missing.contains("\(envelope.type) \(store)") {
                taken = enqueue(envelope, message.body, Routes.queue(ofStore: store)) || taken
            }
            return taken
        }
        if let command = envelope.inReplyTo {
            answers.append((command, message.body))
            return true
        }
        if message.key.hasSuffix(".dead") {
            notices += 1
            return true
        }
        return enqueue(envelope, message.body, message.key)
    }

    @discardableResult
    func enqueue(_ envelope: Envelope, _ body: [UInt8], _ queue: String) -> Bool {
        guard queues[queue] != nil else { return false }
        queues[queue]?.append(Held(envelope: envelope, body: body))
        onEnqueue(envelope.id, queue)
        return true
    }

    /// The oldest publish of that connection reaches the broker; `nil` when there is none.
    func arrive(_ index: Int, nack: Bool) -> Bool? {
        guard !publishers[index].underWay.isEmpty else { return nil }
        let (token, message, user) = publishers[index].underWay.removeFirst()
        if nack {
            publishers[index].decided.append(.failed(token: token, reason: "nack"))
        } else if route(message, user: user) || !message.mandatory {
            publishers[index].decided.append(.confirmed(token: token))
        } else {
            publishers[index].decided.append(.failed(token: token, reason: "returned"))
        }
        return true
    }

    // MARK: consuming

    /// Delivers a message of that queue to who consumes it; `false` when there is none, or nobody takes more.
    func deliver(_ queue: String, position: Int) -> Bool {
        guard let count = queues[queue]?.count, count > 0,
            let index = consumers.firstIndex(where: { $0.queues[queue] != nil && !$0.isLost }),
            consumers[index].unacknowledged.count(where: { $0.queue == queue }) < consumers[index].queues[queue] ?? 0,
            let held = queues[queue]?.remove(at: min(position, count - 1))
        else { return false }
        let tag = consumers[index].nextTag
        consumers[index].nextTag += 1
        consumers[index].unacknowledged.append((tag, queue, held))
        consumers[index].arrived.append(
            Delivery(queue: queue, tag: tag, attempts: held.attempts, envelope: held.envelope, body: held.body)
        )
        return true
    }

    func acknowledge(_ index: Int, _ tags: [UInt64]) {
        guard !consumers[index].isLost else { return }
        let tags = Set(tags)
        consumers[index].unacknowledged.removeAll { tags.contains($0.tag) }
    }

    /// Everything unacknowledged of that connection (of one queue) goes back, counted once more.
    func giveBack(_ index: Int, queue only: String? = nil, entropy: inout Entropy) {
        let back = consumers[index].unacknowledged.filter { only == nil || $0.queue == only }
        consumers[index].unacknowledged.removeAll { only == nil || $0.queue == only }
        consumers[index].arrived.removeAll { only == nil || $0.queue == only }
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

    // MARK: faults

    func loseConsumer(_ index: Int, entropy: inout Entropy) {
        giveBack(index, entropy: &entropy)
        consumers[index].queues = [:]
        consumers[index].isLost = true
    }

    /// What was under way arrives or does not; nobody is told.
    func losePublisher(_ index: Int, entropy: inout Entropy) {
        let cut = Int.random(in: 0...publishers[index].underWay.count, using: &entropy)
        for (_, message, user) in publishers[index].underWay.prefix(cut) { _ = route(message, user: user) }
        publishers[index].underWay = []
        publishers[index].decided = []
        publishers[index].isLost = true
    }

    func freeLeases(of index: Int) {
        leases = leases.filter { $0.value != index }
    }

    func deleteQueue(_ queue: String) {
        queues[queue] = nil
        for index in consumers.indices where consumers[index].queues[queue] != nil {
            consumers[index].isLost = true
            consumers[index].unacknowledged.removeAll { $0.queue == queue }
        }
    }
}
