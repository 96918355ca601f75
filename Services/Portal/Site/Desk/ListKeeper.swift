import Contracts
import Foundation
import Logging
import Messaging
import PortalStore
import RabbitMQ
import ServiceLifecycle
import Synchronization

/// Takes events from the portal's queue into its lists: each is acknowledged once it is on the disk.
final class ListKeeper: Service, Sendable {
    private let address: BrokerAddress
    private let store: PortalStore
    private let routes: Routes
    private let log: Logger
    private let isToStop = Atomic(false)
    private let isHearing = Atomic(false)

    init(_ address: BrokerAddress, into store: PortalStore, _ routes: Routes, log: Logger) {
        self.address = address
        self.store = store
        self.routes = routes
        self.log = log
    }

    /// Whether it hears what happens: without it the lists are as of before.
    var hears: Bool { isHearing.load(ordering: .relaxed) }

    func run() async throws {
        await withGracefulShutdownHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let thread = Thread { [self] in
                    work()
                    continuation.resume()
                }
                thread.name = "lists"
                thread.start()
            }
        } onGracefulShutdown: {
            self.isToStop.store(true, ordering: .relaxed)
        }
    }

    private var stops: Bool { isToStop.load(ordering: .relaxed) }

    private func work() {
        var pause = 200
        while !stops {
            do {
                let connection = try ConsumingConnection(address)
                defer { connection.close() }
                try connection.checkBroker()
                try connection.subscribe(to: Routes.queue(ofStore: Routes.portal), prefetch: 1000)
                log.info("takes events into the lists")
                isHearing.store(true, ordering: .relaxed)
                pause = 200
                try take(from: connection)
            } catch {
                log.warning("the lists hear nothing for now: \(error)")
            }
            isHearing.store(false, ordering: .relaxed)
            var left = pause
            while left > 0, !stops {
                Thread.sleep(forTimeInterval: 0.1)
                left -= 100
            }
            pause = min(pause * 2, 5_000)
        }
    }

    private func take(from connection: ConsumingConnection) throws {
        while !stops {
            var (tags, events): ([UInt64], [HeardEvent]) = ([], [])
            for event in connection.wait(limit: 500, timeoutMilliseconds: 250) {
                switch event {
                case .delivered(let delivery):
                    tags.append(delivery.tag)
                    if let heard = heard(delivery) { events.append(heard) }
                case .cancelled: throw Lost(why: "the broker ended the consumption of the portal's queue")
                case .lost(let why): throw Lost(why: why)
                }
            }
            if !events.isEmpty { try store.hear(events) }
            if !tags.isEmpty { try connection.acknowledge(tags) }
        }
    }

    private struct Lost: Error, CustomStringConvertible {
        let why: String
        var description: String { why }
    }

    /// Only what a store's own service tells is believed.
    private func heard(_ delivery: Delivery) -> HeardEvent? {
        guard let envelope = delivery.envelope, envelope.isEvent, let user = envelope.user,
            user == Routes.user(ofStore: envelope.source),
            routes.maySend(user: user, type: envelope.type, isEvent: true)
        else {
            log.error("a message in the portal's queue is no event of a service of ours, and is passed over")
            return nil
        }
        return HeardEvent(envelope, Data(delivery.body))
    }
}
