import Foundation

/// Takes leases on panels and gives them back, so that each worker holds its fair share.
final class PanelHolder {
    private let share: PanelShare
    private let worker: Worker
    private var keeper: (any LeaseKeeper)?
    private var pause = Backoff.ofLoop
    private var nextTry = Date.distantPast
    private var nextTick = Date.distantPast
    private let offset = Int.random(in: 0..<1_000_000)
    private var leases: Set<String> = []

    /// What has changed, and what is to be done about it.
    struct Change {
        var taken: [String] = []
        var give: [String] = []
        var lost: [String] = []
    }

    init(_ share: PanelShare, _ worker: Worker) {
        self.share = share
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
            let workers = try keeper.workers(presence: Self.presence)
            change.give = share.surplus(held: leases, workers: workers)
            guard change.give.isEmpty else { return change }
            let most = share.most(workers: workers)
            for panel in share.wanted(held: leases, workers: workers, offset: offset) {
                guard leases.count < most else { break }
                guard try keeper.acquire(Self.lease(panel)) else { continue }
                leases.insert(panel)
                change.taken.append(panel)
            }
            pause.reset()
        } catch {
            worker.report(.leasesLost("\(error)"))
            keeper?.close()
            keeper = nil
            leases = []
            change = Change(lost: Array(held))
            nextTry = pause.next()
        }
        return change
    }

    func release(_ panel: String) {
        leases.remove(panel)
        try? keeper?.release(Self.lease(panel))
    }

    func close() { keeper?.close() }

    private static let presence = "ccs.presence.jury"
    private static func lease(_ store: String) -> String { "ccs.lease.\(store.dropFirst("jury.".count))" }
}
