import Contracts
import Foundation
import Messaging

/// A process: the worker's own loops, one step at a time, and where it is to die.
final class SimulatedProcess {
    let index: Int
    let name: String
    let definition: ServiceDefinition
    /// The stores that it holds, or, where there are several workers, shares.
    let stores: [String]
    let shares: Bool
    /// Of these stores it has no file.
    var lacks: Set<String> = []
    /// The worker; `nil` while no process runs.
    var worker: SteppedWorker?
    /// How often it was started.
    var life = 0
    /// Since when, and until when, the thread that decides, or the one that publishes, is kept waiting by a call.
    var decides: (since: Instant, until: Instant)?
    var publishes: (since: Instant, until: Instant)?
    /// By how many milliseconds its wall clock is wrong, and until when.
    var clock: (shift: Int64, until: Instant)?
    /// Stores whose clock is not believed, and that have told so.
    var unbelieved: Set<String> = []
    /// At which boundary the process dies, and how often it passes there first.
    var armed: (point: CrashPoint, passes: Int)?
    private var transaction = 0

    init(index: Int, name: String, definition: ServiceDefinition, stores: [String], shares: Bool) {
        self.index = index
        self.name = name
        self.definition = definition
        self.stores = stores
        self.shares = shares
    }

    var isAlive: Bool { worker != nil }
    var heldStores: [String] { worker?.stores ?? [] }
    func core(of store: String) -> Core? { worker?.core(of: store) }

    /// Whether the boundary is where it dies.
    func passes(_ point: CrashPoint, trapped: Set<MessageID>) throws {
        switch point {
        case .taken: transaction = 0
        case .afterCommit: transaction += 1
        case .insideMessage where !trapped.isEmpty:
            if isInHand(trapped) { throw SimulatedCrash(at: point) }
        default: break
        }
        guard let (at, left) = armed, at == point else { return }
        guard left == 0 else {
            armed = (at, left - 1)
            return
        }
        armed = nil
        throw SimulatedCrash(at: point)
    }

    /// What came back is handled alone, the rest of a batch together.
    private func isInHand(_ trapped: Set<MessageID>) -> Bool {
        let batch = worker?.inHand ?? []
        let cameBack = batch.filter { $0.attempts > 0 }
        if transaction < cameBack.count {
            return cameBack[transaction].envelope.map { trapped.contains($0.id) } ?? false
        }
        return batch.contains { $0.attempts == 0 && $0.envelope.map { trapped.contains($0.id) } ?? false }
    }
}

/// What a process of a world is connected to.
struct SimulatedConnections: Connecting {
    let broker: SimulatedBroker
    let process: Int
    /// How many workers share panels with this one; `nil` where that cannot be told now.
    let count: () -> Int?

    private func mustBeThere() throws { if broker.isAway() { throw LinkFault(description: "connection refused") } }

    func consumer(of store: String) throws -> any MessageConsumer {
        try mustBeThere()
        let made = SimulatedConsumer(broker, process: process, store: store)
        broker.consumers.append(made)
        broker.activity += 1
        return made
    }

    func publisher() throws -> any MessagePublisher {
        try mustBeThere()
        let made = SimulatedPublisher(broker, process: process)
        broker.publishers.append(made)
        broker.activity += 1
        return made
    }

    func leases() throws -> any LeaseKeeper {
        try mustBeThere()
        return SimulatedLeases(broker, process: process, count: count)
    }

    func rest(on connections: [any MessageConsumer], milliseconds: Int) {}
    func wakeConsumer() {}
    func wakePublisher() {}
}

/// The stores of a world, each open in one process at most.
struct SimulatedStores: StoreSource {
    let opening: (String) throws -> HeldStore
    let isHere: (String) -> Bool

    func has(_ name: String) -> Bool { isHere(name) }

    func open(_ name: String) throws -> HeldStore { try opening(name) }
}
