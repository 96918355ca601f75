import Contracts
import Foundation

/// One store in a worker's hands: its core, its relay, and what of it is in work.
final class Desk {
    let core: Core
    let queue: String
    let inquiryQueue: String
    /// Held for as long as the desk is.
    let lock: StoreLock
    var relay: Relay
    var subscribed = false
    /// A batch that the store could not commit; it is tried again, and nothing more is decided before.
    var held: [Delivery] = []
    var retryAt: Date?
    private var pause = Backoff.ofLoop
    /// Why the store fails; `nil` while it works.
    private(set) var failing: String?
    var watch: RelayWatch
    /// After a publish that failed, when to begin again.
    var relayRestsUntil: Date?
    /// The row that the store's mark names, and when the next mark may be written.
    var marked: Int64 = -1
    var nextMark = Date.distantPast

    init(_ setup: Worker.Setup, store name: String) throws {
        let path = "\(setup.folder)/\(name).sqlite"
        guard Store.hasContent(path) else { throw StoreFault.absent(store: name, path: path) }
        guard let lock = StoreLock(path: path) else {
            throw StoreFault.unusable(path: path, why: "another process of this machine holds it")
        }
        self.lock = lock
        let hook = setup.crash
        core = try Core(
            setup.definition,
            store: try Store(name: name, path: path),
            routes: setup.routes,
            limits: setup.limits,
            key: try StoreKey(ofStore: name, in: setup.keys),
            weakness: setup.weakness,
            crash: { hook($0) }
        )
        core.store.backups = setup.backups
        watch = RelayWatch(patience: setup.relayPatience)
        core.elsewhere = { work in
            let thread = Thread(block: work)
            thread.name = "rewrites"
            thread.start()
        }
        relay = Relay(after: core.confirmedUpTo)
        queue = Routes.queue(ofStore: name)
        inquiryQueue = Routes.inquiryQueue(ofStore: name)
    }

    func storeFailed(_ why: String) {
        failing = why
        retryAt = pause.next()
    }

    func storeWorks() {
        failing = nil
        retryAt = nil
        pause.reset()
    }

    /// Nothing is held any more that the store failed at.
    func retriesAtOnce() { retryAt = nil }

    /// Whether something waits for a retry whose time has not come.
    var rests: Bool { retryAt.map { $0 > Date() } ?? false }
}
