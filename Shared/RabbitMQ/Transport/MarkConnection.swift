public import Contracts
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
        let mark = try found(of: store)
        switch mark?.distrust {
        case .absent: return nil
        case .foreign(let why): throw MarkContradiction.untrusted(store, why)
        case nil: return mark
        }
    }

    /// What lies in the mark's place, which stays there; `nil` when an operator has said that the store's file is to be
    /// taken as it is. What is not of the store's service comes with a `distrust`.
    func found(of store: String) throws -> StoreMark? {
        guard let delivery = try take(store, attempts: 3) else { return .none(of: store, .absent) }
        try link.giveBack(delivery.tag, multiple: false)
        let user = delivery.envelope?.user.map { Routes.present(user: $0, source: store) }
        if user == Routes.operatorUser, delivery.envelope?.type == Self.forgotten { return nil }
        guard user == Routes.user(ofStore: store) else {
            return .none(of: store, .foreign("it was written by \(user ?? "nobody")"))
        }
        guard delivery.envelope?.type == StoreMark.type, let mark = StoreMark(body: delivery.body), mark.store == store
        else { return .none(of: store, .foreign("it is not one that this program knows")) }
        return mark
    }

    /// The type of the note that an operator leaves in a mark's place.
    private static let forgotten: MessageType = "ccs.mark-forgotten.v1"

    /// Puts a mark in the place of the one that the store had; `false` while the broker takes nothing.
    @discardableResult
    public func write(_ mark: StoreMark) throws -> Bool {
        let id = MessageID("m-\(mark.identity.prefix(16))-\(mark.epoch)-\(mark.seq)") ?? "mark"
        let envelope = Envelope(id: id, type: StoreMark.type, source: mark.store, time: mark.at)
        return try put(envelope, try mark.body(), in: mark.store)
    }

    private func put(_ envelope: Envelope, _ body: [UInt8], in store: String) throws -> Bool {
        try pump()
        guard !isBlocked else { return false }
        let message = Outgoing(
            exchange: "",
            key: Routes.markQueue(ofStore: store),
            mandatory: false,
            envelope: envelope,
            body: body
        )
        try link.publish(message, user: link.address.user, replyTo: nil)
        return true
    }

    /// Takes a store's mark away, and leaves a note that its file is to be taken as it is; `false` when there was none.
    public func forget(_ store: String, at now: Instant) throws -> Bool {
        let delivery = try take(store, attempts: 1)
        if let delivery { try link.acknowledge(delivery.tag, multiple: false) }
        let note = Envelope(id: "forgotten", type: Self.forgotten, source: "ccs", time: now)
        guard try put(note, Array("{}".utf8), in: store) else {
            throw BrokerError.lost("the broker takes nothing for now")
        }
        return delivery != nil
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
