import Contracts
import CoreMetrics
import Dispatch
import Foundation
import Messaging
import Metering
import Synchronization

/// Counts what a worker does, in the instruments that every service has.
final class ServiceMeter: WorkMeter {
    /// Everything that is counted.
    let registry = MetricRegistry(Instruments.families)
    private let folder: String
    /// The types that have a series of their own: what a stranger makes up has none.
    private let types: Set<MessageType>
    private let readiness: Readiness
    private let kept = Mutex(Kept())

    /// The handlers that are in use, so that none is looked up by its labels at each message.
    private struct Kept {
        var counters: [[String]: Counter] = [:]
        var gauges: [[String]: Meter] = [:]
        var histograms: [[String]: Recorder] = [:]
        var commitBegan: UInt64 = 0
        /// What is shown of stores that are held, by store.
        var reasons: [String: Set<String>] = [:]
        var processorSeconds = 0.0
    }

    /// Counts for the stores in that folder, by these types of messages, and tells `readiness` how they stand.
    init(folder: String, types: Set<MessageType>, readiness: Readiness) {
        self.folder = folder
        self.types = types
        self.readiness = readiness
        gauge(Instruments.started).set(ProcessReading.started)
    }

    // MARK: what the worker tells

    func stopwatch() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    func stepped() { readiness.stepped(at: stopwatch()) }

    func decided(_ batch: DecidedBatch) {
        let seconds = Double(batch.nanoseconds) / 1_000_000_000
        for met in batch.met {
            let type = met.type.map { types.contains($0) ? $0.value : "unknown" } ?? "unreadable"
            if met.end != .repeated { histogram(Instruments.processing, [("type", type)]).record(seconds) }
            count(Instruments.messages, [("store", batch.store), ("type", type), ("outcome", met.end.word)])
            if case .refused(let code) = met.end {
                count(Instruments.refusals, [("type", type), ("code", code.value)])
            }
        }
        let store = [("store", batch.store)]
        if !batch.ages.isEmpty { histogram(Instruments.batch, store).record(batch.ages.count) }
        let age = histogram(Instruments.age, store)
        for each in batch.ages { age.record(Double(max(0, each)) / 1000) }
        if batch.events > 0 { count(Instruments.events, store, by: batch.events) }
    }

    func stands(_ pulse: StorePulse) {
        readiness.stands(pulse)
        let store = [("store", pulse.store)]
        gauge(Instruments.held, store).set(1)
        gauge(Instruments.journal, store).set(pulse.journal)
        gauge(Instruments.confirmed, store).set(pulse.confirmed)
        gauge(Instruments.unheard, store).set(Double(pulse.unheardMilliseconds) / 1000)
        gauge(Instruments.partnersUnheard, store).set(Double(pulse.partnersUnheardMilliseconds) / 1000)
        gauge(Instruments.untold, store).set(pulse.untold)
        gauge(Instruments.parked, store).set(pulse.parked)
        gauge(Instruments.parkedOldest, store).set(Double(pulse.parkedMilliseconds) / 1000)
        gauge(Instruments.unsent, store).set(pulse.unsent)
        gauge(Instruments.overdue, store).set(Double(pulse.overdueMilliseconds) / 1000)
        gauge(Instruments.taking, store).set(pulse.isTaking ? 1 : 0)
        gauge(Instruments.failing, store).set(pulse.failing == nil ? 0 : 1)
        gauge(Instruments.recovering, store).set(pulse.isRecovering ? 1 : 0)
        gauge(Instruments.storeBytes, store).set(size(of: pulse.store))
        let reasons = kept.withLock { kept in
            kept.reasons[pulse.store, default: []].formUnion(pulse.dead.keys)
            return kept.reasons[pulse.store] ?? []
        }
        for reason in reasons {
            gauge(Instruments.dead, store + [("reason", reason)]).set(pulse.dead[reason] ?? 0)
        }
    }

    /// What is said of a store that another worker holds from now on is that worker's to say.
    func left(_ store: String) {
        readiness.left(store)
        let gone = kept.withLock { kept in
            kept.reasons[store] = nil
            let keys = kept.gauges.keys.filter { $0.contains(store) }
            return keys.compactMap { kept.gauges.removeValue(forKey: $0) }
        }
        for gauge in gone { gauge.destroy() }
    }

    /// A boundary of the loop: between two of them lies the commit. All commits are made by one thread.
    func reached(_ point: CrashPoint) {
        switch point {
        case .beforeCommit: kept.withLock { $0.commitBegan = stopwatch() }
        case .afterCommit:
            let began = kept.withLock(\.commitBegan)
            histogram(Instruments.sync).record(Double(stopwatch() - began) / 1_000_000_000)
        default: break
        }
    }

    /// Something befell the worker.
    func heard(_ event: WorkerEvent) {
        readiness.heard(event)
        switch event {
        case .consumerLost: count(Instruments.lost, [("purpose", "takes")])
        case .publisherLost: count(Instruments.lost, [("purpose", "publishes")])
        case .leasesLost: count(Instruments.lost, [("purpose", "leases")])
        case .answersLost: count(Instruments.lost, [("purpose", "answers")])
        case .leaseLost: count(Instruments.moments, [("kind", "leaseLost")])
        case .relayStalled: count(Instruments.moments, [("kind", "relayStalled")])
        case .rowsWait: count(Instruments.moments, [("kind", "rowsWait")])
        case .partnersWait: count(Instruments.moments, [("kind", "partnersWait")])
        case .storeFailed: count(Instruments.moments, [("kind", "storeFailed")])
        case .storeRefused: count(Instruments.moments, [("kind", "storeRefused")])
        case .markDistrusted: count(Instruments.moments, [("kind", "markDistrusted")])
        case .markFailed: count(Instruments.moments, [("kind", "markFailed")])
        case .clockOff(_, let off) where off != 0: count(Instruments.moments, [("kind", "clockOff")])
        case .panelTaken: count(Instruments.moments, [("kind", "storeTaken")])
        case .panelGiven: count(Instruments.moments, [("kind", "storeGiven")])
        default: break
        }
    }

    // MARK: what is read when somebody asks

    /// Everything that is counted, as text for Prometheus.
    func text() -> String {
        let process = ProcessReading.now()
        gauge(Instruments.memory).set(process.residentBytes)
        gauge(Instruments.files).set(process.openFiles)
        let more = kept.withLock { kept in
            defer { kept.processorSeconds = process.processorSeconds }
            return process.processorSeconds - kept.processorSeconds
        }
        registry.makeFloatingPointCounter(label: Instruments.processor.name, dimensions: []).increment(by: more)
        gauge(Instruments.ready).set(readiness.faults(at: stopwatch()).isEmpty ? 1 : 0)
        return registry.text()
    }

    private func size(of store: String) -> Int {
        ["", "-wal"].reduce(0) { sum, end in
            let found = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(store).sqlite\(end)")
            return sum + ((found?[.size] as? Int) ?? 0)
        }
    }

    // MARK: handlers

    private typealias Labels = [(String, String)]

    private static func key(_ family: MetricFamily, _ labels: Labels) -> [String] { [family.name] + labels.map(\.1) }

    private func count(_ family: MetricFamily, _ labels: Labels, by amount: Int = 1) {
        let key = Self.key(family, labels)
        let counter = kept.withLock { kept in
            if let known = kept.counters[key] { return known }
            let made = Counter(label: family.name, dimensions: labels, factory: registry)
            kept.counters[key] = made
            return made
        }
        counter.increment(by: amount)
    }

    private func gauge(_ family: MetricFamily, _ labels: Labels = []) -> Meter {
        let key = Self.key(family, labels)
        return kept.withLock { kept in
            if let known = kept.gauges[key] { return known }
            let made = Meter(label: family.name, dimensions: labels, factory: registry)
            kept.gauges[key] = made
            return made
        }
    }

    private func histogram(_ family: MetricFamily, _ labels: Labels = []) -> Recorder {
        let key = Self.key(family, labels)
        return kept.withLock { kept in
            if let known = kept.histograms[key] { return known }
            let made = Recorder(label: family.name, dimensions: labels, aggregate: true, factory: registry)
            kept.histograms[key] = made
            return made
        }
    }
}

extension MetMessage.End {
    fileprivate var word: String {
        switch self {
        case .accepted: "accepted"
        case .refused: "refused"
        case .parked: "parked"
        case .buried: "buried"
        case .repeated: "repeated"
        }
    }
}
