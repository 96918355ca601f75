public import Contracts
public import Messaging

/// How the whole system stands at one moment, as far as it can be asked.
public struct WatchReading: Sendable {
    /// When it was asked.
    public var at: Instant
    /// Each store, with what is to be done.
    public var reports: [StoreReport]
    /// What waits on somebody for too long; `nil` when not every store was asked.
    public var overdue: [OpenStep]?
    /// Why the broker's management could not be asked.
    public var trouble: String?

    /// A reading of these stores.
    public init(at: Instant, reports: [StoreReport]) {
        self.at = at
        self.reports = reports
    }
}

/// What is watched: the last reading, and what changed since the one before.
public struct WatchModel: Sendable {
    /// The last reading.
    public private(set) var last: WatchReading?
    private var before: WatchReading?

    /// Nothing was read yet.
    public init() {}

    /// Takes a reading.
    public mutating func take(_ reading: WatchReading) {
        before = last
        last = reading
    }

    /// Messages that a store decided on, and rows that its journal gained, a second; `nil` before the second reading, and
    /// where it was not asked.
    public func rates(of store: String) -> (decided: Double, journal: Double)? {
        guard let last, let before, last.at > before.at, let now = status(of: store, in: last),
            let then = status(of: store, in: before), now.epoch == then.epoch
        else { return nil }
        let seconds = Double(last.at.milliseconds - before.at.milliseconds) / 1000
        return (
            Double(max(0, now.inbox - then.inbox)) / seconds, Double(max(0, now.journal - then.journal)) / seconds
        )
    }

    private func status(of store: String, in reading: WatchReading) -> StoreStatus? {
        reading.reports.first { $0.store == store }?.status
    }

    /// What is wrong, the store first, and what to do; those that say the most stand first.
    public var wrongs: [(store: String, advice: String)] {
        let reports = last?.reports ?? []
        let silent = reports.filter { !$0.answers }
        let others = reports.filter(\.answers)
        return (silent + others).flatMap { report in report.advice.map { (report.store, $0) } }
    }

    /// Open dead letters by store and cause, the largest group first.
    public var letterGroups: [(store: String, group: DeadLetterGroup)] {
        let groups = (last?.reports ?? []).flatMap { report in
            (report.status?.letterGroups ?? []).map { (store: report.store, group: $0) }
        }
        return groups.sorted { ($1.group.count, $0.store, $0.group.first) < ($0.group.count, $1.store, $1.group.first) }
    }

    /// How many steps are overdue, by the role that is to do them.
    public var overdueByRole: [(role: String, count: Int)]? {
        last?.overdue.map { steps in
            Dictionary(grouping: steps) { $0.responsible.rawValue }.mapValues(\.count)
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { ($0.key, $0.value) }
        }
    }
}
