import Contracts

/// One store in a worker's hands: its core, its relay, its connection, and what of it is in work. What befalls one desk is
/// no other's.
final class Desk {
    let name: String
    let core: Core
    let queue: String
    let inquiryQueue: String
    /// Since when it is held here, why, and who held it before, as far as that is known.
    var holding: (since: Instant, why: String, before: String?)?
    /// Held for as long as the desk is.
    let file: HeldStore
    var relay: Relay
    var watch: RelayWatch
    /// What partner branches are told.
    var partners: PartnerRelay
    var partnersWatch: RelayWatch

    /// What takes its messages; `nil` while there is none.
    var consumer: (any MessageConsumer)?
    var subscribed = false
    /// When, by the steady clock, to connect again.
    var connectsAt: Int64 = .min
    var connectPause = Backoff.ofLoop
    /// What was told last of its connection: the same is told once.
    var told: String?

    /// Taken and not decided on: a batch that the store could not commit is tried again, and nothing more is decided before.
    var held: [Delivery] = []
    /// When to try again.
    private(set) var retryAt: Int64?
    /// Why the store fails; `nil` while it works.
    private(set) var failing: String?
    private var pause = Backoff.ofLoop

    /// The row that the store's mark names, and when, by the steady clock, the next mark may be written.
    var marked: Int64 = -1
    /// When that mark says it was written.
    var markedAt = Instant(milliseconds: 0)
    var nextMark: Int64 = .min
    /// When, by the steady clock, to tell next how it stands.
    var nextPulse: Int64 = .min

    private let clocks: Clocks
    private let isGuarded: Bool
    private var clock: ClockGuard
    /// By how many milliseconds the wall clock is off what bears it out, as was told last.
    var clockOff: Int64 = 0 {
        didSet { core.isClockDoubted = clockOff != 0 }
    }
    private var clockNotedAt: Int64?

    /// What is left to do before the store is given back, until when there is time for it, and why it is.
    var closing: (until: Int64, why: String)?

    init(_ setup: Worker.Setup, store name: String, _ outside: Outside, entropy: Entropy) throws {
        self.name = name
        file = try outside.stores.open(name)
        core = try Core(
            setup.definition,
            store: file.store,
            routes: setup.routes,
            limits: setup.limits,
            key: file.key,
            weakness: setup.weakness,
            crash: outside.crash
        )
        core.store.backups = setup.backups
        relay = Relay(after: core.confirmedUpTo, window: setup.window, random: entropy)
        clocks = setup.clocks
        clock = ClockGuard(
            kept: try file.store.clockAnchor(),
            last: core.journalledAt,
            at: outside.clock(),
            start: setup.clocks.start
        )
        isGuarded = setup.weakness != .clockBelieved
        watch = RelayWatch(patience: setup.relayPatience)
        partners = PartnerRelay(after: core.toldUpTo, random: entropy)
        partnersWatch = RelayWatch(patience: setup.relayPatience)
        core.elsewhere = outside.elsewhere
        queue = Routes.queue(ofStore: name)
        inquiryQueue = Routes.inquiryQueue(ofStore: name)
    }

    /// Whether nothing of it is in work.
    var isIdle: Bool { held.isEmpty && !relay.isBusy && partners.unconfirmed == 0 }

    /// What time it is for the store, and by how many milliseconds the wall clock is off.
    func time(_ moment: Moment) -> ClockGuard.Time {
        isGuarded ? clock.time(at: moment, kept: clocks.kept) : ClockGuard.Time(now: moment.wall, off: 0)
    }

    /// It is not earlier than that.
    func hear(_ time: Instant) { clock.hear(time) }

    /// What another service sends tells what time it is there. Looked at only where that is in doubt.
    func hear(_ delivery: Delivery) {
        guard clockOff > 0, let envelope = delivery.envelope, let user = envelope.user,
            user != Routes.user(ofStore: name), core.publishers.contains(user)
        else { return }
        clock.hear(envelope.time)
    }

    /// An operator, whose own clock says this, answers for the wall clock. Why that cannot be taken; `nil` when it is.
    func confirmClock(_ theirs: Instant, at moment: Moment) throws -> String? {
        guard abs(moment.wall.milliseconds - theirs.milliseconds) <= ClockGuard.limit else {
            return "this machine's clock says \(moment.wall), the operator's \(theirs): set the one that is wrong"
        }
        clock.settle(at: moment)
        try core.store.noteClockAnchor(clock.anchor)
        return nil
    }

    /// Writes down which time was borne out, once a minute at most.
    func noteClock(_ steady: Int64) throws {
        guard clockNotedAt.map({ steady - $0 >= 60_000 }) ?? true else { return }
        clockNotedAt = steady
        try core.store.noteClockAnchor(clock.anchor)
    }

    /// - Returns: whether that is to be told.
    func storeFailed(_ why: String, now: Int64, _ random: inout Entropy) -> Bool {
        let isNew = failing != why
        failing = why
        retryAt = now + Int64(pause.next(using: &random))
        return isNew
    }

    /// - Returns: whether it had failed.
    func storeWorks() -> Bool {
        let failed = failing != nil
        failing = nil
        retryAt = nil
        pause.reset()
        return failed
    }

    /// Whether something waits for a retry whose time has not come.
    func rests(_ now: Int64) -> Bool { retryAt.map { $0 > now } ?? false }

    /// The connection is gone: the broker delivers again what was taken.
    func disconnect(now: Int64, _ random: inout Entropy) {
        consumer?.close()
        consumer = nil
        subscribed = false
        held = []
        connectsAt = now + Int64(connectPause.next(using: &random))
    }

    func isToldAnew(_ why: String) -> Bool {
        defer { told = why }
        return told != why
    }
}
