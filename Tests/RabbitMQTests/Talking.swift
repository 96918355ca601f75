import Contracts
import Foundation
import Messaging
import RabbitMQ

/// A plain event for that queue.
func message(
    _ id: String,
    to key: String,
    exchange: String = "",
    mandatory: Bool = true,
    body: [UInt8] = Array("{}".utf8)
) -> Outgoing {
    let envelope = Envelope(
        id: MessageID(id)!,
        type: "registration.candidate-registered.v1",
        source: "registration",
        subject: "file/D-1",
        time: Instant(milliseconds: 1_795_408_260_123)
    )
    return Outgoing(exchange: exchange, key: key, mandatory: mandatory, envelope: envelope, body: body)
}

/// Milliseconds of a clock that only goes forward.
func now() -> Int { Int(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

extension MessagePublisher {
    /// Waits until that many confirmations have come, or that many milliseconds have passed, or the link is lost.
    func confirmations(_ count: Int, within milliseconds: Int = 10_000) -> [Confirmation] {
        let deadline = now() + milliseconds
        var result: [Confirmation] = []
        while result.count < count, now() < deadline {
            result += wait(timeoutMilliseconds: min(500, max(0, deadline - now())))
            if case .lost = result.last { break }
        }
        return result
    }

    /// Publishes and waits for every confirm.
    func publishAll(_ messages: [Outgoing]) throws -> [Confirmation] {
        for (index, message) in messages.enumerated() { try publish(message, token: UInt64(index + 1)) }
        return confirmations(messages.count)
    }
}

extension MessageConsumer {
    /// Waits until that many events have come, or that many milliseconds have passed, or the link is lost.
    func events(_ count: Int, within milliseconds: Int = 10_000) -> [ConsumerEvent] {
        let deadline = now() + milliseconds
        var result: [ConsumerEvent] = []
        while result.count < count, now() < deadline {
            result += wait(limit: count - result.count, timeoutMilliseconds: min(500, max(0, deadline - now())))
            if case .lost = result.last { break }
        }
        return result
    }

    /// What is delivered until nothing has come for a while.
    func deliveriesUntilSilence() -> [Delivery] {
        var result: [Delivery] = []
        while true {
            let events = wait(limit: 1000, timeoutMilliseconds: 400)
            if events.isEmpty { return result }
            for case .delivered(let delivery) in events { result.append(delivery) }
            if events.last?.lostReason != nil { return result }
        }
    }

    /// The deliveries among the next events.
    func deliveries(_ count: Int, within milliseconds: Int = 10_000) -> [Delivery] {
        events(count, within: milliseconds).compactMap {
            if case .delivered(let delivery) = $0 { delivery } else { nil }
        }
    }
}

extension ConsumerEvent {
    var lostReason: String? { if case .lost(let reason) = self { reason } else { nil } }
}

extension Confirmation {
    var lostReason: String? { if case .lost(let reason) = self { reason } else { nil } }
    var isConfirmed: Bool { if case .confirmed = self { true } else { false } }
}
