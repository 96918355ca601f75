internal import CRabbitMQ
internal import Contracts
internal import Glibc
public import Messaging

/// The connection that takes messages from RabbitMQ: one channel, any number of queues, each with its own prefetch.
///
/// Used by one thread. It does not reconnect: once `wait` has said `lost`, make a new one (see `Backoff`); the broker
/// delivers again what was not acknowledged.
public final class ConsumingConnection: MessageConsumer {
    private let link: Link
    private var settlement = Settlement()

    /// Connects and logs in, within the limits. With a `wakeUp`, other threads can end a `wait`.
    public init(
        _ address: BrokerAddress,
        wakeUp: WakeUp? = nil,
        limits: LinkLimits = LinkLimits()
    ) throws(BrokerError) {
        link = try Link(address, wakeUp: wakeUp, limits: limits)
    }

    /// With what other threads end a `wait`.
    public var wakeUp: WakeUp { link.wakeUp }

    /// Throws `BrokerError.missing` with everything that is not on the broker. Before the first `subscribe`.
    public func check(queues: [String], exchanges: [String] = []) throws(BrokerError) {
        try link.check(queues: queues, exchanges: exchanges)
    }

    /// Throws `BrokerError.unchecked` when nobody has compared a broker of this version with what it should be: what is
    /// taken from it could be dropped. Before the first `subscribe`.
    public func checkBroker() throws(BrokerError) {
        do {
            try link.check(queues: [], exchanges: [BrokerTopology.mark(ofVersion: link.version)])
        } catch {
            guard case .missing = error else { throw error }
            throw .unchecked(version: link.version)
        }
    }

    public func subscribe(to queue: String, prefetch: Int) throws {
        try link.consume(queue, prefetch: prefetch, noAck: false)
    }

    public func unsubscribe(from queue: String) throws { try link.cancel(queue) }

    public func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
        var events: [ConsumerEvent] = []
        let deadline = Clock.milliseconds + Int64(timeoutMilliseconds)
        while true {
            while events.count < limit, let incoming = link.next() {
                switch incoming {
                case .delivered(let delivery):
                    settlement.delivered(delivery.tag)
                    events.append(.delivered(delivery))
                case .cancelled(let queue): events.append(.cancelled(queue: queue))
                case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
                case .returned, .confirmed, .rejected, .blocked, .answered: continue
                }
            }
            if let reason = link.lost, events.count < max(1, limit) { events.append(.lost(reason)) }
            guard events.isEmpty else { return events }
            let left = deadline - Clock.milliseconds
            guard left > 0, !link.pause(atMost: Int(min(left, Int64(link.beat)))) else { return events }
        }
    }

    public func acknowledge(_ tags: [UInt64]) throws {
        if let lost = link.lost { throw BrokerError.lost(lost) }
        let frames = try settlement.settle(tags)
        if let upTo = frames.upTo { try link.acknowledge(upTo, multiple: true) }
        for tag in frames.single { try link.acknowledge(tag, multiple: false) }
    }

    public func giveBack(_ tags: [UInt64]) throws {
        if let lost = link.lost { throw BrokerError.lost(lost) }
        let frames = try settlement.settle(tags)
        if let upTo = frames.upTo { try link.giveBack(upTo, multiple: true) }
        for tag in frames.single { try link.giveBack(tag, multiple: false) }
    }

    public func close() { link.close() }

    /// Waits until one of these connections has something to say, or for the wake-up, at most that many milliseconds.
    public static func rest(on connections: [ConsumingConnection], wakeUp: WakeUp, milliseconds: Int) {
        var waits = [pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)]
        var longest = milliseconds
        for connection in connections {
            guard let socket = connection.link.quietSocket else { return }
            waits.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0))
            longest = min(longest, connection.link.beat)
        }
        _ = poll(&waits, nfds_t(waits.count), Int32(clamping: longest))
        if waits[0].revents != 0 { wakeUp.clear() }
    }
}
