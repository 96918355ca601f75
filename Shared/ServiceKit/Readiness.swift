import Messaging
import Synchronization

/// Whether a process lives, and whether it can do all of its work; if not, why.
///
/// It lives as long as its loop takes steps. It is ready while it publishes, the broker takes messages, and each store that it
/// holds takes messages, commits and is heard of.
final class Readiness: Sendable {
    /// For how long a loop that lives takes no step at most: a batch, a rewrite of a file.
    static let patience: UInt64 = 120_000_000_000
    /// For how long the broker may say nothing of what is published, in milliseconds.
    static let unheard: Int64 = 10_000
    /// How many rows a relay may be behind.
    static let behind: Int64 = 20_000

    fileprivate struct Standing {
        var steppedAt: UInt64?
        var publishes = false
        var blocked: String?
        var stops = false
        var held: Set<String> = []
        var pulses: [String: StorePulse] = [:]
        /// What ails a store between two pulses: its connection, its commits, its clock.
        var connection: [String: String] = [:]
        var commits: [String: String] = [:]
        var clock: Set<String> = []
        var refused: [String: String] = [:]
    }

    /// The stores that the process is there for; empty where it takes a share of those of others.
    private let named: [String]
    private let standing = Mutex(Standing())

    /// A process that is there for these stores.
    init(named: [String]) { self.named = named }

    /// The loop has taken a step.
    func stepped(at nanoseconds: UInt64) { standing.withLock { $0.steppedAt = nanoseconds } }

    /// A store was looked at.
    func stands(_ pulse: StorePulse) { standing.withLock { $0.pulses[pulse.store] = pulse } }

    /// A store was given back.
    func left(_ store: String) {
        standing.withLock { standing in
            standing.held.remove(store)
            standing.pulses[store] = nil
            standing.connection[store] = nil
            standing.commits[store] = nil
            standing.clock.remove(store)
        }
    }

    /// Something befell the worker.
    func heard(_ event: WorkerEvent) {
        standing.withLock { standing in
            switch event {
            case .publisherConnected: standing.publishes = true
            case .publisherLost:
                standing.publishes = false
                standing.blocked = nil
            case .blocked(let why): standing.blocked = why
            case .consumerConnected(let store): standing.connection[store] = nil
            case .consumerLost(let store, let why): standing.connection[store] = why
            case .storeFailed(let store, let why): standing.commits[store] = why
            case .storeWorks(let store): standing.commits[store] = nil
            case .storeRefused(let store, let why): standing.refused[store] = why
            case .panelTaken(let store):
                standing.held.insert(store)
                standing.refused[store] = nil
            case .clockOff(let store, 0): standing.clock.remove(store)
            case .clockOff(let store, _): standing.clock.insert(store)
            case .draining: standing.stops = true
            default: break
            }
        }
    }

    /// Whether the loop has taken a step lately; before the first one it is starting.
    func lives(at nanoseconds: UInt64) -> Bool {
        let last = standing.withLock(\.steppedAt)
        return last.map { nanoseconds < $0 + Self.patience } ?? true
    }

    /// Why it cannot do all of its work, a sentence each; empty when it can.
    func faults(at nanoseconds: UInt64) -> [String] {
        let standing = standing.withLock { $0 }
        var faults: [String] = []
        if standing.steppedAt == nil { faults.append("it is starting") }
        if !lives(at: nanoseconds) { faults.append("its loop has taken no step for two minutes") }
        if standing.stops { faults.append("it stops") }
        if !standing.publishes { faults.append("it has no connection that publishes") }
        if let why = standing.blocked { faults.append("the broker takes nothing for now: \(why)") }
        for store in named where !standing.held.contains(store) {
            let why = standing.refused[store] ?? "another worker holds it, or nobody can"
            faults.append("\(store) is not held: \(why)")
        }
        for store in standing.held.sorted() { faults += standing.faults(of: store).map { "\(store): \($0)" } }
        return faults
    }
}

extension Readiness.Standing {
    fileprivate func faults(of store: String) -> [String] {
        var faults: [String] = []
        if let why = connection[store] { faults.append("takes nothing: \(why)") }
        if let why = commits[store] { faults.append("commits nothing: \(why)") }
        if clock.contains(store) { faults.append("its machine's clock is doubted, and nothing falls due") }
        guard let pulse = pulses[store] else { return faults }
        if commits[store] == nil, let why = pulse.failing { faults.append("commits nothing: \(why)") }
        if pulse.isRecovering { faults.append("restored, and waits for an audit") }
        if pulse.unheardMilliseconds > Readiness.unheard {
            faults.append("nothing is heard of what it publishes since \(pulse.unheardMilliseconds / 1000) s")
        }
        if pulse.journal - pulse.confirmed > Readiness.behind {
            faults.append("\(pulse.journal - pulse.confirmed) rows of its journal are not published yet")
        }
        return faults
    }
}
