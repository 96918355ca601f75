import Contracts
import Foundation

/// Takes leases on stores and gives them back: on all that a worker is named for, or on its fair share of panels.
final class PanelHolder {
    /// What a worker is to hold.
    enum Wants {
        /// These stores, always.
        case all([String])
        /// A fair share of these panels.
        case fairShare(PanelShare)
    }

    private let wants: Wants
    private let worker: Worker
    private var keeper: (any LeaseKeeper)?
    private var pause = Backoff.ofLoop
    private var nextTry = Date.distantPast
    private var nextTick = Date.distantPast
    private let offset = Int.random(in: 0..<1_000_000)
    private var leases: Set<String> = []
    /// Which of the leases to hold one panel more than the others it has.
    private var oneMore: Int?
    /// With how many workers such a lease was asked for last, and when to ask again: the broker logs each refusal.
    private var asked = (workers: 0, again: Date.distantPast)
    /// Stores that could not be opened, and until when they are left to others.
    private var refused: [String: Date] = [:]
    /// What was told last of leases that are not to be had.
    private var told: [String: Acquisition] = [:]
    private var marksFail = false

    /// What has changed, and what is to be done about it.
    struct Change {
        var taken: [String] = []
        var give: [String] = []
        var lost: [String] = []
    }

    init(_ wants: Wants, _ worker: Worker) {
        self.wants = wants
        self.worker = worker
    }

    func tick(held: Set<String>) -> Change {
        var change = Change()
        guard keeper != nil || Date() >= nextTry else { return change }
        do {
            if keeper == nil {
                keeper = try worker.transport.leases()
                worker.report(.leasesConnected)
            }
            guard let keeper else { return change }
            try keeper.pump()
            guard Date() >= nextTick else { return change }
            nextTick = Date().addingTimeInterval(0.5)
            switch wants {
            case .all(let stores):
                guard leases.count < stores.count else { break }
                for store in stores where !leases.contains(store) {
                    if try take(store, keeper, tellsHeld: true) { change.taken.append(store) }
                }
                // The broker logs each refusal.
                if leases.count < stores.count { nextTick = Date().addingTimeInterval(2) }
            case .fairShare(let share):
                let workers = try keeper.workers(presence: presence)
                let most = try most(share, workers: workers, keeper)
                change.give = share.surplus(held: leases, most: most)
                guard change.give.isEmpty else { return change }
                for panel in share.wanted(held: leases, most: most, offset: offset) {
                    guard leases.count < most else { break }
                    if let until = refused[panel], until > Date() { continue }
                    if try take(panel, keeper, tellsHeld: false) { change.taken.append(panel) }
                }
            }
            pause.reset()
        } catch {
            worker.report(.leasesLost("\(error)"))
            keeper?.close()
            keeper = nil
            leases = []
            oneMore = nil
            change = Change(lost: Array(held))
            nextTry = pause.next()
        }
        return change
    }

    /// The most that this worker holds now. With 9 panels and 4 workers each holds 2, and one of them a third.
    private func most(_ share: PanelShare, workers: Int, _ keeper: any LeaseKeeper) throws -> Int {
        let least = share.least(workers: workers)
        let several = share.oneMore(workers: workers)
        if let number = oneMore, number >= several {
            oneMore = nil
            try keeper.release(leaseOnOneMore(number))
        }
        if oneMore == nil, leases.count >= least, asked.workers != workers || Date() >= asked.again {
            asked = (workers, Date().addingTimeInterval(5))
            oneMore = try (0..<several).first { try keeper.acquire(leaseOnOneMore($0)) == .taken }
        }
        return least + (oneMore == nil ? 0 : 1)
    }

    private func take(_ store: String, _ keeper: any LeaseKeeper, tellsHeld: Bool) throws -> Bool {
        let acquired = try keeper.acquire(Routes.lease(ofStore: store))
        if acquired == .taken {
            leases.insert(store)
            told[store] = nil
            return true
        }
        if told[store] != acquired {
            told[store] = acquired
            switch acquired {
            case .notALease: worker.report(.leaseIsNone(store: store, queue: Routes.lease(ofStore: store)))
            case .held where tellsHeld:
                worker.report(.leaseHeld(store: store, by: holder(of: store, keeper)))
            case .held, .taken: break
            }
        }
        return false
    }

    /// Who holds a store, as its mark says.
    private func holder(of store: String, _ keeper: any LeaseKeeper) -> String? {
        guard let mark = try? keeper.mark(of: store), mark.distrust == nil else { return nil }
        return mark.worker
    }

    func release(_ store: String) {
        leases.remove(store)
        try? keeper?.release(Routes.lease(ofStore: store))
    }

    /// Leaves a store to others for half a minute: it cannot be opened here.
    func refuse(_ store: String) {
        refused[store] = Date().addingTimeInterval(30)
        release(store)
    }

    /// How far a store had come that is held now; throws when that cannot be known.
    func mark(of store: String) throws -> StoreMark? {
        guard let keeper else { throw NoLease(store: store) }
        let mark = try keeper.mark(of: store)
        if case .foreign(let why) = mark?.distrust { worker.report(.markDistrusted(store: store, why: why)) }
        return mark
    }

    /// Writes down how far a store has come; `false` when that could not be done.
    func write(_ mark: StoreMark) -> Bool {
        guard let keeper else { return false }
        do {
            try keeper.write(mark)
            marksFail = false
            return true
        } catch {
            if !marksFail { worker.report(.markFailed(store: mark.store, why: "\(error)")) }
            marksFail = true
            return false
        }
    }

    struct NoLease: Error, CustomStringConvertible {
        let store: String
        var description: String { "the lease on \(store) is lost" }
    }

    func close() { keeper?.close() }

    /// Of the one branch whose panels are shared.
    private var branch: String {
        guard case .fairShare(let share) = wants else { return "" }
        return share.panels.first.flatMap(Routes.branch(ofStore:)) ?? ""
    }
    private var presence: String { Routes.presenceQueue(ofBranch: branch) }
    // An equals sign is in no panel's name.
    private func leaseOnOneMore(_ number: Int) -> String { "ccs.lease.\(branch)=one-more-\(number)" }
}
