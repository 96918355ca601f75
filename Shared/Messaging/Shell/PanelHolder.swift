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
    /// Panels that others held when they were asked for, and when to ask again: the broker logs each refusal.
    private var refused: [String: (until: Int64, pause: Backoff)] = [:]
    /// Panels held beyond the share, because nobody else took them; until a worker comes or goes.
    private var beyond: Set<String> = []
    /// Panels that an operator moves here, until when they are asked for first, and why.
    private var expected: [String: (until: Int64, why: String)] = [:]
    /// Panels that an operator moves to another worker, and until when they are left to it.
    private var movedAway: [String: Int64] = [:]
    /// Since when nobody was seen to take from a panel, and when to look again.
    private var left: [String: Int64] = [:]
    private var looksAt: Int64 = .min
    /// How long a panel is left to the other workers, in milliseconds.
    private static let patience: Int64 = 20_000
    /// How long a panel that is moved is waited for, and left to the other, in milliseconds.
    private static let moving: Int64 = 60_000
    /// What was told last, by what is wrong: the same is told once.
    private var told: [String: String] = [:]
    private var marksFail = false

    /// What has changed, and what is to be done about it.
    struct Change {
        var taken: [(store: String, why: String)] = []
        var give: [String] = []
        var lost: [String] = []
    }

    /// Why a panel is held, as it is told.
    private static let named = "it is named for it", share = "it had room for it",
        left = "nobody took it for 20 seconds"

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
                forget(panel)
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
                    if try take(store, keeper, tellsHeld: true, now: now) { change.taken.append((store, Self.named)) }
                }
                // The broker logs each refusal.
                if leases.count < stores.count { nextTick = now + 2_000 }
            case .fairShare(let share):
                count(share, keeper)
                let own = try most(share, keeper, now: now)
                expected = expected.filter { $0.value.until > now }
                movedAway = movedAway.filter { $0.value > now }
                for (panel, move) in expected where try take(panel, keeper, tellsHeld: false, now: now) {
                    expected[panel] = nil
                    if leases.count - beyond.count > own { beyond.insert(panel) }
                    change.taken.append((panel, move.why))
                }
                // Who moves a panel waits for it.
                if !expected.isEmpty { nextTick = now + 200 }
                // What was beyond the share is part of one that has grown.
                while let panel = beyond.min(), leases.count - beyond.count < own { beyond.remove(panel) }
                change.give = share.surplus(held: leases.subtracting(beyond), most: own)
                guard change.give.isEmpty else { return change }
                let most = own + beyond.count
                let wanted = share.wanted(held: leases, most: most, offset: offset)
                for panel in wanted.filter(outside.stores.has) + wanted.filter({ !outside.stores.has($0) }) {
                    guard leases.count < most else { break }
                    if try ask(for: panel, keeper, now: now) { change.taken.append((panel, Self.share)) }
                }
                if leases.count >= most, let panel = try leftover(share, keeper, now: now) {
                    beyond.insert(panel)
                    change.taken.append((panel, Self.left))
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

    /// Where the workers cannot be counted, the shares stay as they are. One that has no panel's file takes no part.
    private func count(_ share: PanelShare, _ keeper: any LeaseKeeper) {
        do {
            let isThere = share.panels.contains(where: outside.stores.has)
            let workers = max(1, try keeper.workers(presence: presence, isThere: isThere))
            told["presence"] = nil
            guard workers != counted else { return }
            counted = workers
            // Whoever has come may be the one to hold what nobody took; and whoever has gone may have held what is asked for.
            beyond = []
            left = [:]
            refused = [:]
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
        if oneMore == nil, leases.count - beyond.count >= least, asked.workers != workers || now >= asked.again {
            asked = (workers, now + 5_000)
            oneMore = try (0..<several).first { try keeper.acquire(leaseOnOneMore($0)) == .taken }
        }
        return least + (oneMore == nil ? 0 : 1)
    }

    /// Asks for a panel, ever more patiently while another holds it.
    private func ask(for panel: String, _ keeper: any LeaseKeeper, now: Int64) throws -> Bool {
        if let refusal = refused[panel], refusal.until > now { return false }
        if movedAway[panel] != nil { return false }
        if resting[panel].map({ $0.until > now }) ?? false { return false }
        if try take(panel, keeper, tellsHeld: false, now: now) { return true }
        var pause = refused[panel]?.pause ?? Backoff(first: 500, most: 5_000)
        refused[panel] = (now + Int64(pause.next(using: &random)), pause)
        return false
    }

    /// A panel that was left to the other workers and that none of them has taken, as where none has its file. It is taken
    /// beyond the share: better unevenly than by nobody. One at a look, so that several workers share them.
    private func leftover(_ share: PanelShare, _ keeper: any LeaseKeeper, now: Int64) throws -> String? {
        guard now >= looksAt else { return nil }
        looksAt = now + 5_000
        for panel in share.panels where !leases.contains(panel) && movedAway[panel] == nil {
            guard outside.stores.has(panel), try keeper.isTaken(Routes.inquiryQueue(ofStore: panel)) == false else {
                left[panel] = nil
                continue
            }
            let since = left[panel] ?? now
            left[panel] = since
            if now - since >= Self.patience, try take(panel, keeper, tellsHeld: false, now: now) { return panel }
        }
        return nil
    }

    private func take(_ store: String, _ keeper: any LeaseKeeper, tellsHeld: Bool, now: Int64) throws -> Bool {
        if let rest = resting[store], rest.until > now { return false }
        let acquired = try keeper.acquire(Routes.lease(ofStore: store))
        if acquired == .taken {
            leases.insert(store)
            refused[store] = nil
            left[store] = nil
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

    /// Asks for that panel first for a while, beyond its share if need be: an operator moves it here. Why it cannot be; `nil` when
    /// it is waited for.
    func expect(_ store: String, why: String, now: Int64) -> String? {
        guard case .fairShare(let share) = wants else { return "it holds what it is named for, and nothing else" }
        guard share.panels.contains(store) else { return "it shares the panels of another branch" }
        guard outside.stores.has(store) else { return "it has no file of \(store): is it on another machine?" }
        movedAway[store] = nil
        resting[store] = nil
        if !leases.contains(store) { expected[store] = (now + Self.moving, why) }
        nextTick = now
        return nil
    }

    /// Leaves that panel to another worker for a while. Why it cannot be; `nil` when it is left.
    func leave(_ store: String, now: Int64) -> String? {
        guard case .fairShare = wants else { return "it is held by a worker that is named for it" }
        guard leases.contains(store) else { return "it is not held here" }
        expected[store] = nil
        movedAway[store] = now + Self.moving
        return nil
    }

    /// The store is closed: another may hold it.
    func release(_ store: String) {
        guard leases.contains(store) else { return }
        forget(store)
        keeper?.release(Routes.lease(ofStore: store))
    }

    private func forget(_ store: String) {
        leases.remove(store)
        beyond.remove(store)
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
