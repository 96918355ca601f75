internal import CRabbitMQ
internal import Contracts
internal import Glibc
internal import Messaging

/// One connection with one channel, and the one place that knows every frame.
///
/// Used by one thread. librabbitmq's own helpers that wait for one kind of frame are not used after the log-in, because
/// each of them trips over the frames it does not expect; here every frame goes through `take`, also while an answer
/// is awaited.
final class Link {
    /// What a frame, or the frames of one message, amounts to.
    enum Incoming {
        case delivered(Delivery)
        case returned(Sent, reason: String)
        case confirmed(UInt64, multiple: Bool)
        case rejected(UInt64, multiple: Bool)
        case cancelled(queue: String)
        case blocked(String?)
        case answered(method: UInt32)
        case channelClosed(code: Int, text: String)
    }

    /// Which message was sent, or came back: one event may go to several queues at a time.
    struct Sent: Equatable {
        var exchange: String
        var key: String
        var id: String?
    }

    /// How many messages and consumers a queue has.
    struct QueueCounts: Equatable {
        var messages: Int
        var consumers: Int
    }

    let address: BrokerAddress
    let limits: LinkLimits
    let wakeUp: WakeUp
    /// Why the connection is no more; `nil` while it is there.
    private(set) var lost: String?
    /// The largest frame, agreed with the broker.
    let frameMaximum: Int
    /// The broker's version, as it says itself.
    let version: String
    let writer: PropertiesWriter

    private var state: OpaquePointer?
    private let socket: Int32
    private let `guard`: Watchdog.Guard
    private var frame = amqp_frame_t()
    private var content = Content.none
    /// What arrived while an answer was awaited.
    private var waiting: [Incoming] = []
    private var consumers: [(queue: String, tag: [UInt8])] = []
    private var lastConsumer = 0
    private var counts = QueueCounts(messages: 0, consumers: 0)
    private var lastTick: Int64 = 0
    /// When anything was last seen to have come from the broker.
    private var lastHeard = Clock.milliseconds

    private static let channel: amqp_channel_t = 1

    /// A message of which not all frames have arrived.
    private enum Content {
        case none
        case deliveryHeader(queue: String, tag: UInt64, redelivered: Bool)
        case deliveryBody(Delivery, size: Int)
        case returnHeader(Sent, reason: String)
        case returnBody(Sent, reason: String, left: UInt64)
        case oversized(Delivery, left: UInt64)
    }

    init(_ address: BrokerAddress, wakeUp: WakeUp?, limits: LinkLimits) throws(BrokerError) {
        self.address = address
        self.limits = limits
        if let wakeUp { self.wakeUp = wakeUp } else { self.wakeUp = try WakeUp() }
        let opened = try Opening.open(address, limits)
        state = opened.state
        socket = opened.socket
        frameMaximum = opened.frameMaximum
        version = opened.version
        writer = PropertiesWriter(frameMaximum: opened.frameMaximum)
        `guard` = Watchdog.shared.watch(opened.socket)
        do {
            try openChannel()
        } catch {
            destroy()
            throw error
        }
    }

    deinit { destroy() }

    // MARK: Waiting

    /// The next thing that has already arrived; `nil` when there is none. Never waits.
    func next() -> Incoming? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        return arrived()
    }

    /// Waits until there is something to read, at most that many milliseconds, and serves heartbeats.
    /// True when another thread asked for attention.
    func pause(atMost milliseconds: Int) -> Bool {
        guard lost == nil, waiting.isEmpty, !hasBuffered else { return false }
        let ready = ccs_poll(socket, wakeUp.descriptor, Int32(clamping: max(0, milliseconds)))
        if ready & 2 != 0 { wakeUp.clear() }
        return ready & 2 != 0
    }

    /// What to wait on for more; `nil` when there is something to say already.
    var quietSocket: Int32? { lost == nil && waiting.isEmpty && !hasBuffered ? socket : nil }

    /// The longest pause after which heartbeats must be looked at, in milliseconds.
    var beat: Int { max(100, address.heartbeatSeconds * 250) }

    /// For how many milliseconds a broker that is there may say nothing: it beats twice in the time between two heartbeats, but
    /// leaves one out where it said something else.
    private var silence: Int64 { Int64(address.heartbeatSeconds) * 1250 + 1000 }

    private var hasBuffered: Bool {
        guard let state else { return false }
        return amqp_data_in_buffer(state) != 0 || amqp_frames_enqueued(state) != 0
    }

    private func arrived() -> Incoming? {
        while let state {
            if !hasBuffered, ccs_poll(socket, -1, 0) == 0 {
                let now = Clock.milliseconds
                // The library would notice later, and hang in a publish from then on: it waits there for what is not coming.
                guard now - lastHeard <= silence else {
                    lose("nothing has come from the broker for \(now - lastHeard) ms")
                    return nil
                }
                // The library sends and checks heartbeats only in its own waits: give it one now and then.
                if now - lastTick < Int64(beat) { return nil }
                lastTick = now
            } else {
                lastHeard = Clock.milliseconds
            }
            var none = timeval()
            `guard`.begin(within: limits.sendMilliseconds)
            let status = amqp_simple_wait_frame_noblock(state, &frame, &none)
            `guard`.end()
            if status == AMQP_STATUS_TIMEOUT.rawValue { return nil }
            guard status == AMQP_STATUS_OK.rawValue else {
                lose(Opening.text(status))
                return nil
            }
            let incoming = take()
            // Everything has been copied out of the library's buffers.
            if self.state != nil { amqp_maybe_release_buffers(state) }
            if let incoming { return incoming }
        }
        return nil
    }

    // MARK: The dispatcher

    private func take() -> Incoming? {
        switch UInt32(frame.frame_type) {
        case CCS_FRAME_METHOD.rawValue: return takeMethod(frame.payload.method)
        case CCS_FRAME_HEADER.rawValue: return takeHeader()
        case CCS_FRAME_BODY.rawValue: return takeBody()
        default: return nil
        }
    }

    private func takeMethod(_ method: amqp_method_t) -> Incoming? {
        guard let decoded = method.decoded else { return nil }
        switch method.id {
        case CCS_BASIC_DELIVER.rawValue:
            let deliver = decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self).pointee
            content = .deliveryHeader(
                queue: queue(ofConsumer: deliver.consumer_tag),
                tag: deliver.delivery_tag,
                redelivered: deliver.redelivered != 0
            )
            return nil
        case CCS_BASIC_ACK.rawValue:
            let ack = decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
            return .confirmed(ack.delivery_tag, multiple: ack.multiple != 0)
        case CCS_BASIC_NACK.rawValue:
            let nack = decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
            return .rejected(nack.delivery_tag, multiple: nack.multiple != 0)
        case CCS_BASIC_RETURN.rawValue:
            let back = decoded.assumingMemoryBound(to: amqp_basic_return_t.self).pointee
            content = .returnHeader(
                Sent(exchange: back.exchange.lossy, key: back.routing_key.lossy),
                reason: "returned: \(back.reply_code) \(back.reply_text.lossy) "
                    + "(exchange \"\(back.exchange.lossy)\", key \"\(back.routing_key.lossy)\")"
            )
            return nil
        case CCS_BASIC_CANCEL.rawValue:
            let cancel = decoded.assumingMemoryBound(to: amqp_basic_cancel_t.self).pointee
            let name = queue(ofConsumer: cancel.consumer_tag)
            removeConsumer(name)
            return .cancelled(queue: name)
        case CCS_CONNECTION_BLOCKED.rawValue:
            let blocked = decoded.assumingMemoryBound(to: amqp_connection_blocked_t.self).pointee
            return .blocked(blocked.reason.lossy)
        case CCS_CONNECTION_UNBLOCKED.rawValue:
            return .blocked(nil)
        case CCS_CHANNEL_CLOSE.rawValue:
            let close = decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee
            let text = close.reply_text.lossy
            var answer = amqp_channel_close_ok_t()
            send(CCS_CHANNEL_CLOSE_OK, &answer)
            return .channelClosed(code: Int(close.reply_code), text: text)
        case CCS_CHANNEL_FLOW.rawValue:
            let flow = decoded.assumingMemoryBound(to: amqp_channel_flow_t.self).pointee
            var answer = amqp_channel_flow_ok_t(active: flow.active)
            send(CCS_CHANNEL_FLOW_OK, &answer)
            return nil
        case CCS_CONNECTION_CLOSE.rawValue:
            let close = decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            let text = "closed by the broker: \(close.reply_code) \(close.reply_text.lossy)"
            var answer = amqp_connection_close_ok_t()
            send(CCS_CONNECTION_CLOSE_OK, &answer, channel: 0)
            lose(text)
            return nil
        case CCS_QUEUE_DECLARE_OK.rawValue:
            let answer = decoded.assumingMemoryBound(to: amqp_queue_declare_ok_t.self).pointee
            counts = QueueCounts(messages: Int(answer.message_count), consumers: Int(answer.consumer_count))
            return .answered(method: method.id)
        default:
            return .answered(method: method.id)
        }
    }

    private func takeHeader() -> Incoming? {
        guard let decoded = frame.payload.properties.decoded else { return nil }
        let properties = decoded.assumingMemoryBound(to: amqp_basic_properties_t.self)
        let size = frame.payload.properties.body_size
        switch content {
        case .deliveryHeader(let queue, let tag, let redelivered):
            let read = EnvelopeReader.read(properties)
            var delivery = Delivery(
                queue: queue,
                tag: tag,
                // Whatever a sender writes into the header: what comes for the first time has not come before.
                attempts: redelivered ? max(1, read.deliveryCount ?? 1) : 0,
                envelope: read.envelope,
                unreadable: read.unreadable,
                body: []
            )
            delivery.misread = read.misread
            if size == 0 {
                content = .none
                return .delivered(delivery)
            }
            if size > UInt64(limits.body) {
                refuse(&delivery, oversized: size)
                content = .oversized(delivery, left: size)
            } else {
                content = .deliveryBody(delivery, size: Int(size))
            }
            return nil
        case .returnHeader(var what, let reason):
            what.id =
                properties.pointee.has(AMQP_BASIC_MESSAGE_ID_FLAG) ? properties.pointee.message_id.lossy : nil
            content = .none
            if size == 0 { return .returned(what, reason: reason) }
            content = .returnBody(what, reason: reason, left: size)
            return nil
        default:
            return nil
        }
    }

    private func refuse(_ delivery: inout Delivery, oversized size: UInt64) {
        var misread = delivery.misread ?? Misread(faults: [])
        if let envelope = delivery.envelope {
            misread.user = envelope.user
            misread.replyTo = envelope.replyTo
            misread.id = envelope.id
        }
        misread.code = "oversized"
        misread.faults.append(
            Fault("body", "tooLong", expected: "at most \(limits.body) bytes; it has \(size)")
        )
        delivery.envelope = nil
        delivery.misread = misread
        delivery.unreadable = misread.text
    }

    private func takeBody() -> Incoming? {
        let fragment = frame.payload.body_fragment
        let bytes = UnsafeRawBufferPointer(start: fragment.bytes, count: fragment.len)
        // Taken out while it is worked on, so that the body grows in place.
        let current = content
        content = .none
        switch current {
        case .deliveryBody(var delivery, let size):
            if bytes.count == size {
                delivery.body = [UInt8](bytes)
                return .delivered(delivery)
            }
            if delivery.body.isEmpty { delivery.body.reserveCapacity(size) }
            delivery.body.append(contentsOf: bytes)
            if delivery.body.count >= size { return .delivered(delivery) }
            content = .deliveryBody(delivery, size: size)
        case .oversized(let delivery, let left):
            if left <= UInt64(bytes.count) { return .delivered(delivery) }
            content = .oversized(delivery, left: left - UInt64(bytes.count))
        case .returnBody(let what, let reason, let left):
            if left <= UInt64(bytes.count) { return .returned(what, reason: reason) }
            content = .returnBody(what, reason: reason, left: left - UInt64(bytes.count))
        case .none, .deliveryHeader, .returnHeader:
            lose("the broker sent a body that belongs to nothing")
        }
        return nil
    }

    // MARK: Consumers

    private func queue(ofConsumer tag: amqp_bytes_t) -> String {
        // The consumer's tag is the queue's name; the name that is known already is used, without making a new one.
        if lastConsumer < consumers.count, tag.equals(consumers[lastConsumer].tag) {
            return consumers[lastConsumer].queue
        }
        for (index, consumer) in consumers.enumerated() where tag.equals(consumer.tag) {
            lastConsumer = index
            return consumer.queue
        }
        return tag.lossy
    }

    private func removeConsumer(_ queue: String) {
        consumers.removeAll { $0.queue == queue }
        lastConsumer = 0
    }

    func consume(_ queue: String, prefetch: Int?, noAck: Bool) throws(BrokerError) {
        guard !consumers.contains(where: { $0.queue == queue }) else { return }
        if let prefetch {
            guard (1...65535).contains(prefetch) else { throw .unsendable("a prefetch is from 1 to 65535") }
            var qos = amqp_basic_qos_t(prefetch_size: 0, prefetch_count: UInt16(prefetch), global: 0)
            try ask(CCS_BASIC_QOS, &qos, CCS_BASIC_QOS_OK, "the prefetch")
        }
        consumers.append((queue, Array(queue.utf8)))
        do {
            try withBytes(queue) { bytes throws(BrokerError) in
                var consume = amqp_basic_consume_t()
                consume.queue = bytes
                consume.consumer_tag = bytes
                consume.no_ack = noAck ? 1 : 0
                try ask(CCS_BASIC_CONSUME, &consume, CCS_BASIC_CONSUME_OK, "the subscription to \(queue)")
            }
        } catch {
            removeConsumer(queue)
            throw error
        }
    }

    func cancel(_ queue: String) throws(BrokerError) {
        guard consumers.contains(where: { $0.queue == queue }) else { return }
        try withBytes(queue) { bytes throws(BrokerError) in
            var cancel = amqp_basic_cancel_t()
            cancel.consumer_tag = bytes
            try ask(CCS_BASIC_CANCEL, &cancel, CCS_BASIC_CANCEL_OK, "the end of the subscription to \(queue)")
        }
        removeConsumer(queue)
    }

    // MARK: Questions

    /// Asks the broker whether these are there; throws `missing` with all that are not. The channel is as new
    /// afterwards: ask before subscribing or publishing.
    func check(queues: [String], exchanges: [String]) throws(BrokerError) {
        var missingQueues: [String] = []
        var missingExchanges: [String] = []
        for queue in queues {
            let found = try withBytes(queue) { bytes throws(BrokerError) in
                var declare = amqp_queue_declare_t()
                declare.queue = bytes
                declare.passive = 1
                return try isThere(CCS_QUEUE_DECLARE, &declare, CCS_QUEUE_DECLARE_OK, "the queue \(queue)")
            }
            if !found { missingQueues.append(queue) }
        }
        for exchange in exchanges where !exchange.isEmpty {
            let found = try withBytes(exchange) { bytes throws(BrokerError) in
                var declare = amqp_exchange_declare_t()
                declare.exchange = bytes
                declare.passive = 1
                return try isThere(
                    CCS_EXCHANGE_DECLARE,
                    &declare,
                    CCS_EXCHANGE_DECLARE_OK,
                    "the exchange \(exchange)"
                )
            }
            if !found { missingExchanges.append(exchange) }
        }
        guard missingQueues.isEmpty, missingExchanges.isEmpty else {
            throw .missing(queues: missingQueues, exchanges: missingExchanges)
        }
    }

    /// What the broker says of a queue; `nil` when it is not there, and then the channel is as new.
    func counts(of queue: String) throws(BrokerError) -> QueueCounts? {
        let there = try withBytes(queue) { bytes throws(BrokerError) in
            var declare = amqp_queue_declare_t()
            declare.queue = bytes
            declare.passive = 1
            return try isThere(CCS_QUEUE_DECLARE, &declare, CCS_QUEUE_DECLARE_OK, "the queue \(queue)")
        }
        return there ? counts : nil
    }

    /// Declares a queue that lives and dies with this connection; `false` when another connection holds it, and then
    /// the channel is as new.
    func declareExclusive(_ queue: String) throws(BrokerError) -> Bool {
        try withBytes(queue) { bytes throws(BrokerError) in
            var declare = amqp_queue_declare_t()
            declare.queue = bytes
            declare.exclusive = 1
            return try isThere(
                CCS_QUEUE_DECLARE,
                &declare,
                CCS_QUEUE_DECLARE_OK,
                "the queue \(queue)",
                absence: [405]
            )
        }
    }

    /// Whether there is a queue of that name that no other connection has for itself; otherwise the channel is as new.
    func isOpenToAll(_ queue: String) throws(BrokerError) -> Bool {
        try withBytes(queue) { bytes throws(BrokerError) in
            var declare = amqp_queue_declare_t()
            declare.queue = bytes
            declare.passive = 1
            // Freed in between, it is missing; taken anew, it is locked.
            return try isThere(
                CCS_QUEUE_DECLARE,
                &declare,
                CCS_QUEUE_DECLARE_OK,
                "the queue \(queue)",
                absence: [404, 405]
            )
        }
    }

    /// Deletes a queue of this connection's own.
    func deleteExclusive(_ queue: String) throws(BrokerError) {
        try withBytes(queue) { bytes throws(BrokerError) in
            var delete = amqp_queue_delete_t()
            delete.queue = bytes
            try ask(CCS_QUEUE_DELETE, &delete, CCS_QUEUE_DELETE_OK, "the end of the queue \(queue)")
        }
    }

    private func isThere<M: BitwiseCopyable>(
        _ method: ccs_method,
        _ arguments: inout M,
        _ answer: ccs_method,
        _ what: String,
        absence: [Int] = [404]
    ) throws(BrokerError) -> Bool {
        do {
            try ask(method, &arguments, answer, what, keepsLinkOn: absence)
            return true
        } catch {
            guard case .missing = error else { throw error }
            try openChannel()
            return false
        }
    }

    func confirmSelect() throws(BrokerError) {
        var select = amqp_confirm_select_t()
        try ask(CCS_CONFIRM_SELECT, &select, CCS_CONFIRM_SELECT_OK, "confirms")
    }

    private func openChannel() throws(BrokerError) {
        var open = amqp_channel_open_t()
        try ask(CCS_CHANNEL_OPEN, &open, CCS_CHANNEL_OPEN_OK, "a channel")
    }

    /// Sends a method and waits for its answer; whatever else arrives meanwhile is kept for `next`.
    ///
    /// A channel that the broker closes is lost with its connection, except for the codes in `keepsLinkOn`, which
    /// are told as `missing`.
    private func ask<M: BitwiseCopyable>(
        _ method: ccs_method,
        _ arguments: inout M,
        _ answer: ccs_method,
        _ what: String,
        keepsLinkOn codes: [Int] = []
    ) throws(BrokerError) {
        if let lost { throw .lost(lost) }
        let deadline = Clock.milliseconds + Int64(limits.answerMilliseconds)
        send(method, &arguments)
        while true {
            while let incoming = arrived() {
                switch incoming {
                case .answered(answer.rawValue): return
                case .answered: continue
                case .channelClosed(let closeCode, let text):
                    if codes.contains(closeCode) { throw .missing(queues: [], exchanges: []) }
                    lose("the broker closed the channel: \(closeCode) \(text)")
                    switch closeCode {
                    case 403...406: throw .refused("\(what): \(text)")
                    default: throw .lost("the broker closed the channel: \(closeCode) \(text)")
                    }
                default: waiting.append(incoming)
                }
            }
            if let lost { throw .lost(lost) }
            let left = deadline - Clock.milliseconds
            guard left > 0 else {
                lose("no answer to \(what) within \(limits.answerMilliseconds) ms")
                throw .noAnswer(what, milliseconds: limits.answerMilliseconds)
            }
            if !hasBuffered { _ = ccs_poll(socket, -1, Int32(clamping: min(left, Int64(beat)))) }
        }
    }

    // MARK: Sending

    @discardableResult
    private func send<M: BitwiseCopyable>(_ method: ccs_method, _ arguments: inout M, channel: amqp_channel_t = 1)
        -> Bool
    {
        guard let state else { return false }
        `guard`.begin(within: limits.sendMilliseconds)
        let status = withUnsafeMutablePointer(to: &arguments) {
            amqp_send_method(state, channel, method.rawValue, UnsafeMutableRawPointer($0))
        }
        `guard`.end()
        if status != AMQP_STATUS_OK.rawValue { lose(Opening.text(status)) }
        return status == AMQP_STATUS_OK.rawValue
    }

    func acknowledge(_ tag: UInt64, multiple: Bool) throws(BrokerError) {
        var ack = amqp_basic_ack_t(delivery_tag: tag, multiple: multiple ? 1 : 0)
        send(CCS_BASIC_ACK, &ack)
        if let lost { throw .lost(lost) }
    }

    func giveBack(_ tag: UInt64, multiple: Bool) throws(BrokerError) {
        var nack = amqp_basic_nack_t(delivery_tag: tag, multiple: multiple ? 1 : 0, requeue: 1)
        send(CCS_BASIC_NACK, &nack)
        if let lost { throw .lost(lost) }
    }

    /// Throws `unsendable` for a message that could never be sent.
    func check(_ message: Outgoing, user: String) throws(BrokerError) {
        guard message.body.count <= limits.body else {
            throw .unsendable("its body has \(message.body.count) bytes; at most \(limits.body) are sent")
        }
        _ = try writer.write(message, user: user, replyTo: nil)
    }

    /// Hands a message to the socket. Throws `unsendable` before anything is sent, `lost` otherwise.
    func publish(_ message: Outgoing, user: String, replyTo: String?) throws(BrokerError) {
        guard let state else { throw .lost(lost ?? "closed") }
        guard message.body.count <= limits.body else {
            throw .unsendable("its body has \(message.body.count) bytes; at most \(limits.body) are sent")
        }
        // Everything is checked before the first frame: the library would notice an oversized header only after
        // the publish had begun, and leave the channel in the middle of a message.
        let encoded = try writer.write(message, user: user, replyTo: replyTo)
        let status = message.body.withUnsafeBytes { body in
            var properties = encoded.properties
            let bytes = amqp_bytes_t(
                len: body.count,
                bytes: UnsafeMutableRawPointer(mutating: body.baseAddress)
            )
            `guard`.begin(within: limits.sendMilliseconds)
            let status = amqp_basic_publish(
                state,
                Self.channel,
                encoded.exchange,
                encoded.key,
                message.mandatory ? 1 : 0,
                0,
                &properties,
                bytes
            )
            `guard`.end()
            return status
        }
        guard status == AMQP_STATUS_OK.rawValue else {
            lose(Opening.text(status))
            throw .lost(lost ?? "")
        }
    }

    /// Whether the library leaves the last frame of such a body to the kernel, to be sent with what follows.
    func leavesLastFrame(_ size: Int) -> Bool { size > 0 && size % (frameMaximum - 8) == 0 }

    /// Begins (or ends) holding back what does not fill a segment; ending sends what is held back.
    func cork(_ on: Bool) {
        if state != nil { ccs_cork(socket, on ? 1 : 0) }
    }

    private func withBytes<R>(
        _ text: String,
        _ body: (amqp_bytes_t) throws(BrokerError) -> R
    ) throws(BrokerError) -> R {
        guard text.utf8.count <= 255 else { throw .unsendable("a name has at most 255 bytes: \(text.prefix(40))…") }
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { raw throws(BrokerError) in
            try body(amqp_bytes_t(len: raw.count, bytes: UnsafeMutableRawPointer(mutating: raw.baseAddress)))
        }
    }

    // MARK: The end

    /// The channel is gone; with it everything that the connection was for.
    func channelWasClosed(code: Int, text: String) { lose("the broker closed the channel: \(code) \(text)") }

    private func lose(_ reason: String) {
        guard lost == nil else { return }
        lost =
            `guard`.fired ? "a send took longer than \(limits.sendMilliseconds) ms: the link is dead or stuck" : reason
        destroy()
    }

    /// Says goodbye, waits for the answer at most a second, and closes.
    func close() {
        guard state != nil else { return }
        cork(false)
        var close = amqp_connection_close_t()
        close.reply_code = 200
        send(CCS_CONNECTION_CLOSE, &close, channel: 0)
        let deadline = Clock.milliseconds + 1000
        closing: while state != nil, Clock.milliseconds < deadline {
            while let incoming = arrived() {
                if case .answered(CCS_CONNECTION_CLOSE_OK.rawValue) = incoming { break closing }
            }
            if state != nil, !hasBuffered { _ = ccs_poll(socket, -1, 50) }
        }
        if lost == nil { lost = "closed" }
        waiting.removeAll()
        destroy()
    }

    private func destroy() {
        guard let state else { return }
        Watchdog.shared.forget(`guard`)
        self.state = nil
        content = .none
        // Without this, the library waits for a TLS peer that may be gone.
        ccs_shut_down(socket)
        amqp_destroy_connection(state)
    }
}
