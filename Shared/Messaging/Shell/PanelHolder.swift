import Contracts

/// Takes leases on stores and gives them back: on all that a worker is named for, or on its fair share of panels. Decides;
/// opening and closing is the loop's.
final class PanelHolder {
    /// What a worker is to hold.
    enum Wants {
        /// These stores, always.
        case all([String])
        /// A fair share of these panels.
        case fairShare(PanelShare)
    }

    private let wants: Wants
    private let outside: Outside
    private var random: Entropy
    private var keeper: (any LeaseKeeper)?
    private var pause = Backoff.ofLoop
    /// When to look at the shares next, by the steady clock.
    private var nextTick: Int64 = .min
    private let offset: Int
    private var leases: Set<String> = []
    /// Which of the leases to hold one panel more than the others it has.
    private var oneMore: Int?
    /// With how many workers such a lease was asked for last, and when to ask again: the broker logs each refusal.
    private var asked: (workers: Int, again: Int64) = (0, .min)
    /// As many workers as were counted last: one, where they never were.
    private var counted = 1
    /// Stores that could not be opened, and until when they are left to others.
    private var resting: [String: (until: Int64, pause: Backoff)] = [:]
    /// What was told last, by what is wrong: the same is told once.
    private var told: [String: String] = [:]
    private var marksFail = false

    /// What has changed, and what is to be done about it.
    struct Change {
        var taken: [String] = []
        var give: [String] = []
        var lost: [String] = []
    }

    init(_ wants: Wants, _ outside: Outside, entropy: Entropy) {
        self.wants = wants
        self.outside = outside
        random = entropy
        offset = Int.random(in: 0..<1_000_000, using: &random)
    }

    func tick(now: Int64) -> Change {
        var change = Change()
        for name in keeper?.pump() ?? [] {
            if let panel = leases.first(where: { Routes.lease(ofStore: $0) == name }) {
                leases.remove(panel)
                change.lost.append(panel)
                outside.report(.leaseLost(panel))
            } else if let number = oneMore, name == leaseOnOneMore(number) {
                oneMore = nil
            }
        }
        guard now >= nextTick else { return change }
        nextTick = now + 500
        do {
            let keeper = try connected()
            switch wants {
            case .all(let stores):
                for store in stores where !leases.contains(store) {
                    if try take(store, keeper, tellsHeld: true, now: now) { change.taken.append(store) }
                }
                // The broker logs each refusal.
                if leases.count < stores.count { nextTick = now + 2_000 }
            case .fairShare(let share):
                count(keeper)
                let most = try most(share, keeper, now: now)
                change.give = share.surplus(held: leases, most: most)
                guard change.give.isEmpty else { return change }
                for panel in share.wanted(held: leases, most: most, offset: offset) {
                    guard leases.count < most else { break }
                    if try take(panel, keeper, tellsHeld: false, now: now) { change.taken.append(panel) }
                }
            }
            pause.reset()
            told["leases"] = nil
        } catch {
            // What is held stays held.
            tell("leases", "\(error)")
            nextTick = now + max(500, Int64(pause.next(using: &random)))
        }
        return change
    }

    private func connected() throws -> any LeaseKeeper {
        if let keeper { return keeper }
        let made = try outside.connections.leases()
        keeper = made
        outside.report(.leasesConnected)
        return made
    }

    /// Where the workers cannot be counted, the shares stay as they are.
    private func count(_ keeper: any LeaseKeeper) {
        do {
            counted = max(1, try keeper.workers(presence: presence))
            told["presence"] = nil
        } catch {
            tell("presence", "\(error)")
        }
    }

    /// The most that this worker holds now. With 9 panels and 4 workers each holds 2, and one of them a third.
    private func most(_ share: PanelShare, _ keeper: any LeaseKeeper, now: Int64) throws -> Int {
        let workers = counted
        let least = share.least(workers: workers)
        let several = share.oneMore(workers: workers)
        if let number = oneMore, number >= several {
            oneMore = nil
            keeper.release(leaseOnOneMore(number))
        }
        if oneMore == nil, leases.count >= least, asked.workers != workers || now >= asked.again {
            asked = (workers, now + 5_000)
            oneMore = try (0..<several).first { try keeper.acquire(leaseOnOneMore($0)) == .taken }
        }
        return least + (oneMore == nil ? 0 : 1)
    }

    private func take(_ store: String, _ keeper: any LeaseKeeper, tellsHeld: Bool, now: Int64) throws -> Bool {
        if let rest = resting[store], rest.until > now { return false }
        let acquired = try keeper.acquire(Routes.lease(ofStore: store))
        if acquired == .taken {
            leases.insert(store)
            told[store] = nil
            return true
        }
        if told[store] != "\(acquired)" {
            told[store] = "\(acquired)"
            switch acquired {
            case .notALease: outside.report(.leaseIsNone(store: store, queue: Routes.lease(ofStore: store)))
            case .held where tellsHeld:
                outside.report(.leaseHeld(store: store, by: holder(of: store, keeper)))
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

    /// The store is closed: another may hold it.
    func release(_ store: String) {
        guard leases.remove(store) != nil else { return }
        keeper?.release(Routes.lease(ofStore: store))
    }

    /// The store could not be opened here: it is left to others for a while.
    func refuse(_ store: String, now: Int64) {
        release(store)
        var pause = resting[store]?.pause ?? Backoff(first: 30_000, most: 60_000)
        resting[store] = (now + Int64(pause.next(using: &random)), pause)
    }

    /// The store is open.
    func opened(_ store: String) { resting[store] = nil }

    /// How far a store had come that is held now; throws when that cannot be known.
    func mark(of store: String) throws -> StoreMark? {
        guard let keeper else { throw NoLease(store: store) }
        let mark = try keeper.mark(of: store)
        if case .foreign(let why) = mark?.distrust { outside.report(.markDistrusted(store: store, why: why)) }
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
            if !marksFail { outside.report(.markFailed(store: mark.store, why: "\(error)")) }
            marksFail = true
            return false
        }
    }

    struct NoLease: Error, CustomStringConvertible {
        let store: String
        var description: String { "the lease on \(store) is lost" }
    }

    func close() { keeper?.close() }

    private func tell(_ what: String, _ why: String) {
        if told[what] != why { outside.report(.leasesLost("\(what): \(why)")) }
        told[what] = why
    }

    /// Of the one branch whose panels are shared.
    private var branch: String {
        guard case .fairShare(let share) = wants else { return "" }
        return share.panels.first.flatMap(Routes.branch(ofStore:)) ?? ""
    }
    private var presence: String { Routes.presenceQueue(ofBranch: branch) }
    // An equals sign is in no panel's name.
    private func leaseOnOneMore(_ number: Int) -> String { "ccs.lease.\(branch)=one-more-\(number)" }
}
