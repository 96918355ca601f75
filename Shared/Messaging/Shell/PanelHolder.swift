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
    /// Which of the leases to hold one panel more than the others it has.
    private var oneMore: Int?
    /// With how many workers such a lease was asked for last, and when to ask again: the broker logs each refusal.
    private var asked = (workers: 0, again: Date.distantPast)

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
            let most = try most(workers: workers, keeper)
            change.give = share.surplus(held: leases, most: most)
            guard change.give.isEmpty else { return change }
            for panel in share.wanted(held: leases, most: most, offset: offset) {
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
            oneMore = nil
            change = Change(lost: Array(held))
            nextTry = pause.next()
        }
        return change
    }

    /// The most that this worker holds now. With 9 panels and 4 workers each holds 2, and one of them a third.
    private func most(workers: Int, _ keeper: any LeaseKeeper) throws -> Int {
        let least = share.least(workers: workers)
        let several = share.oneMore(workers: workers)
        if let number = oneMore, number >= several {
            oneMore = nil
            try keeper.release(Self.leaseOnOneMore(number))
        }
        if oneMore == nil, leases.count >= least, asked.workers != workers || Date() >= asked.again {
            asked = (workers, Date().addingTimeInterval(5))
            oneMore = try (0..<several).first { try keeper.acquire(Self.leaseOnOneMore($0)) }
        }
        return least + (oneMore == nil ? 0 : 1)
    }

    func release(_ panel: String) {
        leases.remove(panel)
        try? keeper?.release(Self.lease(panel))
    }

    func close() { keeper?.close() }

    private static let presence = "ccs.presence.jury"
    // An equals sign is in no panel's name.
    private static func leaseOnOneMore(_ number: Int) -> String { "ccs.lease.one-more=\(number)" }
    private static func lease(_ store: String) -> String { "ccs.lease.\(store.dropFirst("jury.".count))" }
}
