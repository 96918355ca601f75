internal import Messaging

/// Sends messages over one link so that those of a burst share segments: the first leaves at once, those that follow it
/// as they fill segments, and what is left over with `flush`.
final class Burst {
    private let link: Link
    /// How many were sent since the last `flush`.
    private(set) var count = 0
    private var isCorked = false

    init(_ link: Link) { self.link = link }

    func send(_ message: Outgoing, user: String, replyTo: String? = nil) throws(BrokerError) {
        count += 1
        if count == 2 {
            link.cork(true)
            isCorked = true
        }
        try link.publish(message, user: user, replyTo: replyTo)
        if !isCorked, link.leavesLastFrame(message.body.count) {
            link.cork(true)
            link.cork(false)
        }
    }

    func flush() {
        count = 0
        guard isCorked else { return }
        link.cork(false)
        isCorked = false
    }
}
