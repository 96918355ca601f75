public import Contracts
public import Messaging

/// The connection of somebody who asks: sends commands and takes the answers, on one channel, because the broker's
/// direct reply-to demands it.
///
/// Used by one thread. Commands are mandatory: one that no queue takes comes back. An answer may be lost; ask again with
/// the same command id and the same answer comes.
public final class RequestConnection {
    /// What came back.
    public enum Answer: Sendable, Equatable {
        /// The answer to the command that `envelope.inReplyTo` names; several that came in one message are told apart.
        case reply(Envelope, body: [UInt8])
        /// No queue took the command.
        case returned(command: MessageID, reason: String)
        /// An answer came that cannot be read.
        case unreadable(String)
        /// The broker is short of memory or disk and takes nothing for now; `nil` once it does again.
        case blocked(String?)
        /// The connection is lost, and every answer that was to come.
        case lost(String)
    }

    /// Why a request has no answer.
    public enum Failure: Error, Sendable, Equatable {
        /// No queue took the command.
        case returned(reason: String)
        /// None came in time; the command may have been taken.
        case timedOut(milliseconds: Int)
        /// The connection is lost; the command may have been taken.
        case lost(String)
    }

    private static let replyQueue = "amq.rabbitmq.reply-to"

    private let link: Link
    private var kept: [Answer] = []
    private let burst: Burst

    /// Connects, logs in and prepares for answers, within the limits. With a `wakeUp`, other threads can end `replies`.
    public init(
        _ address: BrokerAddress,
        wakeUp: WakeUp? = nil,
        limits: LinkLimits = LinkLimits()
    ) throws(BrokerError) {
        link = try Link(address, wakeUp: wakeUp, limits: limits)
        burst = Burst(link)
        try link.consume(Self.replyQueue, prefetch: nil, noAck: true)
    }

    /// With what other threads end `replies`.
    public var wakeUp: WakeUp { link.wakeUp }

    /// Sends a command without waiting; what becomes of it is told by `replies`. Its `replyTo` and `mandatory` are set here.
    public func send(_ message: Outgoing) throws(BrokerError) {
        var message = message
        message.mandatory = true
        message.envelope.takesBundles = true
        if burst.count % 32 == 0 { drain() }
        try burst.send(message, user: link.address.user, replyTo: Self.replyQueue)
    }

    /// Everything that has come back; when nothing has, waits up to `timeoutMilliseconds` for the first or for a wake-up.
    public func replies(timeoutMilliseconds: Int) -> [Answer] {
        let deadline = Clock.milliseconds + Int64(timeoutMilliseconds)
        while true {
            burst.flush()
            drain()
            if let reason = link.lost { kept.append(.lost(reason)) }
            if !kept.isEmpty {
                let result = kept
                kept.removeAll()
                return result
            }
            let left = deadline - Clock.milliseconds
            guard left > 0, !link.pause(atMost: Int(min(left, Int64(link.beat)))) else { return [] }
        }
    }

    /// Sends a command and waits for its answer; other answers that come meanwhile are kept for `replies`.
    /// Throws `Failure`, or `BrokerError` when it cannot be sent.
    ///
    /// - Parameter user: the user whose answer is taken, as the broker verifies it; what another answers in its place is
    ///   passed over. Anybody's without one.
    public func request(
        _ message: Outgoing,
        of user: String? = nil,
        timeoutMilliseconds: Int
    ) throws -> (envelope: Envelope, body: [UInt8]) {
        let id = message.envelope.id
        let deadline = Clock.milliseconds + Int64(timeoutMilliseconds)
        let others = kept
        kept = []
        var passed: [Answer] = []
        defer { kept = others + passed + kept }
        try send(message)
        while true {
            let left = deadline - Clock.milliseconds
            var answer: (Envelope, [UInt8])?
            var failure: Failure?
            for one in replies(timeoutMilliseconds: Int(max(0, left))) {
                switch one {
                case .reply(let envelope, let body) where envelope.inReplyTo == id && answer == nil:
                    if user == nil || envelope.user == user { answer = (envelope, body) }
                case .returned(let command, let reason) where command == id: failure = .returned(reason: reason)
                case .lost(let reason): failure = failure ?? .lost(reason)
                default: passed.append(one)
                }
            }
            if let answer { return answer }
            if let failure { throw failure }
            if left <= 0 { throw Failure.timedOut(milliseconds: timeoutMilliseconds) }
        }
    }

    /// Closes the connection; idempotent.
    public func close() {
        burst.flush()
        link.close()
    }

    private func take(_ delivery: Delivery) {
        guard let envelope = delivery.envelope else { return kept.append(.unreadable(delivery.unreadable ?? "")) }
        guard envelope.type == AnswerBundle.type else { return kept.append(.reply(envelope, body: delivery.body)) }
        guard let answers = AnswerBundle.split(delivery.body) else {
            return kept.append(.unreadable("\(AnswerBundle.type) is not a sequence of answers (RFC 7464)"))
        }
        for (command, answer) in answers {
            var single = envelope
            single.type = Contracts.Answer.type
            single.inReplyTo = command
            kept.append(.reply(single, body: answer))
        }
    }

    private func drain() {
        while let incoming = link.next() {
            switch incoming {
            case .delivered(let delivery):
                take(delivery)
            case .returned(let what, let reason):
                if let id = what.id.flatMap({ MessageID($0) }) { kept.append(.returned(command: id, reason: reason)) }
            case .blocked(let reason): kept.append(.blocked(reason))
            case .cancelled: link.channelWasClosed(code: 0, text: "the broker ended the consumption of answers")
            case .channelClosed(let code, let text): link.channelWasClosed(code: code, text: text)
            case .confirmed, .rejected, .answered: continue
            }
        }
    }
}
