internal import Contracts
public import Messaging

/// Reads and writes the marks of stores: how far each had come, kept on the broker in a queue that holds one message.
///
/// Used by one thread. A mark is written without confirm: one that is lost leaves an older one, which still holds.
public final class MarkConnection {
    private let link: Link
    private var isBlocked = false

    /// Connects and logs in, within the limits.
    public init(_ address: BrokerAddress, limits: LinkLimits = LinkLimits()) throws(BrokerError) {
        link = try Link(address, wakeUp: nil, limits: limits)
    }

    /// The mark of a store; `nil` when it has none. It stays where it is.
    ///
    /// Throws `MarkContradiction.untrusted` when it was not written by the store's service, `BrokerError` when it cannot be
    /// asked for.
    public func mark(of store: String) throws -> StoreMark? {
        guard let delivery = try take(store, attempts: 3) else { return nil }
        try link.giveBack(delivery.tag, multiple: false)
        let user = delivery.envelope?.user.map { Routes.present(user: $0, source: store) }
        guard user == Routes.user(ofStore: store) else {
            throw MarkContradiction.untrusted(store, "it was written by \(user ?? "nobody")")
        }
        guard delivery.envelope?.type == StoreMark.type, let mark = StoreMark(body: delivery.body), mark.store == store
        else { throw MarkContradiction.untrusted(store, "it is not one that this program knows") }
        return mark
    }

    /// Puts a mark in the place of the one that the store had; `false` while the broker takes nothing.
    @discardableResult
    public func write(_ mark: StoreMark) throws -> Bool {
        try pump()
        guard !isBlocked else { return false }
        let id = MessageID("m-\(mark.identity.prefix(16))-\(mark.epoch)-\(mark.seq)") ?? "mark"
        let envelope = Envelope(id: id, type: StoreMark.type, source: mark.store, time: mark.at)
        let message = Outgoing(
            exchange: "",
            key: Routes.markQueue(ofStore: mark.store),
            mandatory: false,
            envelope: envelope,
            body: try mark.body()
        )
        try link.publish(message, user: link.address.user, replyTo: nil)
        return true
    }

    /// Takes a store's mark away; `false` when there was none.
    public func forget(_ store: String) throws -> Bool {
        guard let delivery = try take(store, attempts: 1) else { return false }
        try link.acknowledge(delivery.tag, multiple: false)
        return true
    }

    /// Serves heartbeats; throws when the connection is lost.
    public func pump() throws {
        while let incoming = link.next() {
            switch incoming {
            case .blocked(let reason): isBlocked = reason != nil
            case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
            default: continue
            }
        }
        if let lost = link.lost { throw BrokerError.lost(lost) }
    }

    /// Closes the connection; idempotent.
    public func close() { link.close() }

    /// The message of a mark's queue, unacknowledged, and the queue no longer consumed from: given back, it does not come
    /// to this connection again. Another reader may have it in hand for a moment: then it is asked for again.
    private func take(_ store: String, attempts: Int) throws -> Delivery? {
        let queue = Routes.markQueue(ofStore: store)
        for attempt in 1...attempts {
            guard let counts = try link.counts(of: queue) else {
                throw BrokerError.missing(queues: [queue], exchanges: [])
            }
            if counts.messages > 0 {
                try link.consume(queue, prefetch: 1, noAck: false)
                let delivery = try arrival(from: queue)
                try link.cancel(queue)
                if let delivery { return delivery }
            }
            if attempt < attempts { _ = link.pause(atMost: 100) }
        }
        return nil
    }

    private func arrival(from queue: String) throws -> Delivery? {
        let deadline = Clock.milliseconds + 1000
        repeat {
            while let incoming = link.next() {
                switch incoming {
                case .delivered(let delivery) where delivery.queue == queue: return delivery
                case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
                default: continue
                }
            }
            if let lost = link.lost { throw BrokerError.lost(lost) }
            _ = link.pause(atMost: 50)
        } while Clock.milliseconds < deadline
        return nil
    }
}
