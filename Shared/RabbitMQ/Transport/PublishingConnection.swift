internal import Contracts
public import Messaging

/// The connection that publishes to RabbitMQ with confirms.
///
/// Used by one thread. A burst of publishes is sent as it fills segments and at the latest by `wait`. It does not
/// reconnect: once `wait` has said `lost`, make a new one (see `Backoff`) and publish again what was not confirmed.
///
/// While the broker is short of memory or disk (`blocked`), publishes are kept here, within the window, and sent when it
/// takes messages again.
public final class PublishingConnection: MessagePublisher {
    private let link: Link
    private var window: ConfirmWindow
    private var held: [Outgoing] = []
    private var isBlocked = false
    private var confirmations: [Confirmation] = []
    private let burst: Burst
    private var sinceLook = 0
    private var bytesSinceLook = 0
    private var lastLook: Int64 = 0
    /// As whom messages are signed. The broker closes the channel of one that signs as somebody else.
    var user: String

    /// Connects, logs in and asks for confirms, within the limits. With a `wakeUp`, other threads can end a `wait`.
    public init(
        _ address: BrokerAddress,
        wakeUp: WakeUp? = nil,
        limits: LinkLimits = LinkLimits()
    ) throws(BrokerError) {
        link = try Link(address, wakeUp: wakeUp, limits: limits)
        burst = Burst(link)
        window = ConfirmWindow(limit: limits.window)
        user = address.user
        try link.confirmSelect()
    }

    /// With what other threads end a `wait`.
    public var wakeUp: WakeUp { link.wakeUp }

    /// Throws `BrokerError.missing` with everything that is not on the broker. Before the first `publish`.
    public func check(queues: [String] = [], exchanges: [String]) throws(BrokerError) {
        try link.check(queues: queues, exchanges: exchanges)
        // A question that was answered with no has cost the channel, and its confirms with it.
        try link.confirmSelect()
    }

    public var unconfirmed: Int { window.open }

    /// Hands a message to the broker. Throws `BrokerError`: `windowFull` and `unsendable` leave the connection as it
    /// is, and the token unused; after `lost` there is nothing more to come.
    public func publish(_ message: Outgoing, token: UInt64) throws {
        if let lost = link.lost { throw BrokerError.lost(lost) }
        lookAround(message.body.count)
        if let lost = link.lost { throw BrokerError.lost(lost) }
        guard !window.isFull else { throw BrokerError.windowFull(window.limit) }
        if isBlocked || !held.isEmpty {
            // What could never be sent is refused now, as it would be without the alarm.
            try link.check(message, user: user)
            held.append(message)
        } else {
            try burst.send(message, user: user)
        }
        window.published(
            Link.Sent(exchange: message.exchange, key: message.key, id: message.envelope.id.value),
            token: token
        )
    }

    public func wait(timeoutMilliseconds: Int) -> [Confirmation] {
        let deadline = Clock.milliseconds + Int64(timeoutMilliseconds)
        while true {
            burst.flush()
            drain()
            sendHeld()
            if let reason = link.lost { confirmations.append(.lost(reason)) }
            if !confirmations.isEmpty {
                let result = confirmations
                confirmations.removeAll()
                return result
            }
            let left = deadline - Clock.milliseconds
            guard left > 0, !link.pause(atMost: Int(min(left, Int64(link.beat)))) else { return [] }
        }
    }

    public func close() {
        burst.flush()
        link.close()
    }

    // MARK: Sending

    /// Takes in what the broker has said before more is sent into a link that may be blocked or dead: at the beginning
    /// of a burst, and again after every 32 messages or 64 KB of it.
    private func lookAround(_ bytes: Int) {
        sinceLook += 1
        bytesSinceLook += bytes
        let now = Clock.milliseconds
        guard sinceLook > 32 || bytesSinceLook > 65_536 || now - lastLook > 50 else { return }
        sinceLook = 0
        bytesSinceLook = 0
        lastLook = now
        drain()
    }

    private func sendHeld() {
        guard !isBlocked, !held.isEmpty else { return }
        let messages = held
        held = []
        for message in messages {
            // The order is the window's: what cannot be sent is followed by nothing.
            do { try burst.send(message, user: user) } catch { break }
        }
        burst.flush()
    }

    // MARK: Taking in

    private func drain() {
        while let incoming = link.next() {
            switch incoming {
            case .confirmed(let number, let multiple):
                window.answered(number, multiple: multiple, accepted: true, into: &confirmations)
            case .rejected(let number, let multiple):
                window.answered(number, multiple: multiple, accepted: false, into: &confirmations)
            case .returned(let what, let reason): _ = window.returned(what, because: reason)
            case .blocked(let reason):
                isBlocked = reason != nil
                confirmations.append(.blocked(reason))
            case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
            case .delivered, .cancelled, .answered: continue
            }
        }
    }
}
