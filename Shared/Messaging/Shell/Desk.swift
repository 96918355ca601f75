import Contracts

/// One store in a worker's hands: its core, its relay, its connection, and what of it is in work. What befalls one desk is
/// no other's.
final class Desk {
    let name: String
    let core: Core
    let queue: String
    let inquiryQueue: String
    /// Held for as long as the desk is.
    let file: HeldStore
    var relay: Relay
    var watch: RelayWatch

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
    var nextMark: Int64 = .min

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
        watch = RelayWatch(patience: setup.relayPatience)
        core.elsewhere = outside.elsewhere
        queue = Routes.queue(ofStore: name)
        inquiryQueue = Routes.inquiryQueue(ofStore: name)
    }

    /// Whether nothing of it is in work.
    var isIdle: Bool { held.isEmpty && !relay.isBusy }

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
