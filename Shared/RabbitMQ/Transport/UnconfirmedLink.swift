internal import Messaging

/// Sends what nobody awaits a confirm of: answers and notices.
///
/// A channel in confirm mode would be told of each of them, in a frame of its own while an event before it is still
/// unconfirmed. So they have a connection to themselves, and no other: the broker reads nothing from a connection that
/// has published while it is short of memory, and acknowledgements must not wait behind that.
final class UnconfirmedLink {
    private let link: Link
    private let burst: Burst
    /// What waits until the broker takes messages again; what comes when it is full is dropped, and asked for again.
    private var held: [Outgoing] = []
    private let most: Int
    private var isBlocked = false

    init(_ address: BrokerAddress, wakeUp: WakeUp, limits: LinkLimits) throws(BrokerError) {
        link = try Link(address, wakeUp: wakeUp, limits: limits)
        burst = Burst(link)
        most = limits.window
    }

    /// Why the connection is no more; `nil` while it is there.
    var lostReason: String? { link.lost }

    /// The longest pause after which heartbeats must be looked at, in milliseconds.
    var beat: Int { link.beat }

    /// Waits until there is something to read, at most that many milliseconds. True when another thread asked for
    /// attention.
    func pause(atMost milliseconds: Int) -> Bool { link.pause(atMost: milliseconds) }

    func send(_ message: Outgoing, user: String) throws(BrokerError) {
        if burst.count % 32 == 0 { drain() }
        if isBlocked {
            if held.count < most { held.append(message) }
        } else {
            try burst.send(message, user: user)
        }
    }

    /// Sends what is left of a burst, and takes in what the broker has said.
    func pump(user: String) {
        burst.flush()
        drain()
        guard !isBlocked, !held.isEmpty else { return }
        let messages = held
        held = []
        for message in messages {
            do { try burst.send(message, user: user) } catch .unsendable { continue } catch { break }
        }
        burst.flush()
    }

    func close() {
        burst.flush()
        link.close()
    }

    private func drain() {
        while let incoming = link.next() {
            switch incoming {
            case .blocked(let reason): isBlocked = reason != nil
            case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
            case .delivered, .returned, .confirmed, .rejected, .cancelled, .answered: continue
            }
        }
    }
}
