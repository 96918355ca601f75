import Contracts
import Foundation
import Messaging

/// One store in a worker's hands.
final class SimulatedDesk {
    let core: Core
    let queue: String
    var relay: Relay
    /// Taken from the connection, not yet decided on.
    var held: [Delivery] = []
    /// Decided on: what is still to be done about it, in this order.
    var steps: [Step] = []
    var subscribed = false

    enum Step {
        case publish
        case reply([Outgoing])
        case acknowledge([UInt64])
    }

    init(_ core: Core) {
        self.core = core
        queue = Routes.queue(ofStore: core.store.name)
        relay = Relay(after: core.confirmedUpTo, window: 16)
    }

    var isIdle: Bool { held.isEmpty && steps.isEmpty && relay.unconfirmed == 0 }
}

/// A process: the loop around the core, one step at a time, so that a crash can fall between any two.
final class SimulatedWorker {
    let index: Int
    let name: String
    let definition: ServiceDefinition
    /// The stores that it holds, or, where there are several workers, shares.
    let stores: [String]
    let shares: Bool
    var desks: [String: SimulatedDesk] = [:]
    /// Handed to the publishing thread.
    var mailbox: [(token: UInt64, message: Outgoing)] = []
    var tokens: UInt64 = 0
    var isAlive = false
    /// At which boundary the process dies, and how often it passes there first.
    var armed: (point: CrashPoint, passes: Int)?
    /// The batch at hand, to know which message a boundary inside a message belongs to.
    var batch: (cameBack: [MessageID], first: Set<MessageID>) = ([], [])
    var transaction = 0

    init(index: Int, name: String, definition: ServiceDefinition, stores: [String], shares: Bool) {
        self.index = index
        self.name = name
        self.definition = definition
        self.stores = stores
        self.shares = shares
    }

    var heldStores: [String] { desks.keys.sorted() }

    /// Whether the boundary is where it dies.
    func passes(_ point: CrashPoint, trapped: Set<MessageID>) throws {
        if point == .afterCommit { transaction += 1 }
        if point == .insideMessage, !trapped.isEmpty {
            let inHand =
                transaction < batch.cameBack.count
                ? trapped.contains(batch.cameBack[transaction]) : !batch.first.isDisjoint(with: trapped)
            if inHand { throw SimulatedCrash(at: point) }
        }
        guard let (at, left) = armed, at == point else { return }
        guard left == 0 else {
            armed = (at, left - 1)
            return
        }
        armed = nil
        throw SimulatedCrash(at: point)
    }
}
