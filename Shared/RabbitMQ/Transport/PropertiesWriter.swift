internal import CRabbitMQ
internal import Contracts
internal import Messaging

/// Turns an envelope into AMQP 0-9-1 properties and headers: CloudEvents 1.0 in binary mode, and our own `ccs_*`.
///
/// An event has every required attribute of CloudEvents as a header, for whoever listens with a reader of that standard.
/// A command and an answer, which only we read, have them in the properties that mean the same (record 9): each header
/// is parsed, copied and written once more at every station of a message.
///
/// All bytes go into one buffer that is used again for every message; what does not fit does not fit into a frame
/// either.
final class PropertiesWriter {
    /// A message's properties and address. The pointers hold until the next `write`.
    struct Encoded {
        var properties: amqp_basic_properties_t
        var exchange: amqp_bytes_t
        var key: amqp_bytes_t
    }

    private let buffer: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var used = 0
    private let entries: UnsafeMutablePointer<amqp_table_entry_t>
    private var count = 0
    /// Bytes that the header frame takes, without the strings themselves.
    private var overhead = 0
    private var hasOverflown = false
    private static let mostEntries = 24

    init(frameMaximum: Int) {
        capacity = frameMaximum
        buffer = .allocate(capacity: capacity)
        entries = .allocate(capacity: Self.mostEntries)
        entries.initialize(repeating: amqp_table_entry_t(), count: Self.mostEntries)
    }

    deinit {
        buffer.deallocate()
        entries.deallocate()
    }

    func write(_ message: Outgoing, user: String, replyTo: String?) throws(BrokerError) -> Encoded {
        let envelope = message.envelope
        used = 0
        count = 0
        hasOverflown = false
        // Frame, class, weight, size and flags; content type, delivery mode, timestamp; the table's length.
        overhead = 8 + 14 + 21 + 1 + 8 + 4

        let id = copy(envelope.id.value)
        let type = copy(envelope.type.value)
        let source = copy(envelope.source)
        var properties = amqp_basic_properties_t()
        properties.content_type =
            envelope.type == AnswerBundle.type
            ? amqp_bytes_t("application/json-seq") : amqp_bytes_t("application/json")
        properties.delivery_mode = 2
        properties.message_id = try short(id, "the id")
        properties.type = try short(type, "the type")
        properties.app_id = try short(source, "the source")
        properties.user_id = try short(copy(user), "the user")
        let seconds = envelope.time.milliseconds.flooredSeconds
        guard seconds >= 0 else { throw .unsendable("its time is before 1970") }
        properties.timestamp = UInt64(seconds)
        var flags =
            AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG
            | AMQP_BASIC_TYPE_FLAG | AMQP_BASIC_APP_ID_FLAG | AMQP_BASIC_USER_ID_FLAG | AMQP_BASIC_TIMESTAMP_FLAG
            | AMQP_BASIC_HEADERS_FLAG
        if let command = envelope.inReplyTo {
            properties.correlation_id = try short(copy(command.value), "the command's id")
            flags |= AMQP_BASIC_CORRELATION_ID_FLAG
            // Always there in an answer, if empty: by it the reader knows that the correlation is a command's id.
            add("ccs_dossier", copy(envelope.dossier?.value ?? ""))
        } else if let dossier = envelope.dossier {
            properties.correlation_id = try short(copy(dossier.value), "the file's id")
            flags |= AMQP_BASIC_CORRELATION_ID_FLAG
        }
        if let replyTo = replyTo ?? envelope.replyTo {
            properties.reply_to = try short(copy(replyTo), "the place for the answer")
            flags |= AMQP_BASIC_REPLY_TO_FLAG
            if envelope.takesBundles { add("ccs_answers", amqp_bytes_t("together")) }
        }

        if envelope.isEvent {
            add("cloudEvents_specversion", amqp_bytes_t("1.0"))
            add("cloudEvents_id", id)
            add("cloudEvents_type", type)
            add("cloudEvents_source", source)
        }
        if !envelope.subject.isEmpty { add("cloudEvents_subject", copy(envelope.subject)) }
        add("cloudEvents_time", time(envelope.time))
        if let trace = envelope.traceparent { add("traceparent", copy(trace)) }
        if let causation = envelope.causation { add("ccs_causation", copy(causation.value)) }
        if let actor = envelope.actor {
            add(
                "ccs_actor",
                joined {
                    put(actor.role.rawValue)
                    if let branch = actor.branch { put("@"); put(branch.value) }
                    put(":"); put(actor.id)
                }
            )
        }
        if let act = envelope.act { add("ccs_act", copy(act.description)) }
        if let signature = envelope.signature { add(signature) }
        if !envelope.after.isEmpty {
            add(
                "ccs_after",
                joined {
                    for (index, id) in envelope.after.enumerated() {
                        if index > 0 { put(",") }
                        put(id.value)
                    }
                }
            )
        }
        if envelope.version != 0 { add("ccs_version", Int64(envelope.version)) }
        if envelope.epoch != 0 { add("ccs_epoch", Int64(envelope.epoch)) }
        if !envelope.previous.isEmpty { add("ccs_previous", try previous(envelope.previous)) }
        if let digest = envelope.digest { add("ccs_digest", copy(digest)) }
        if let proof = envelope.proof { add("ccs_proof", copy(proof)) }
        if let scheme = envelope.scheme { add("ccs_scheme", copy(scheme)) }

        let exchange = try short(copy(message.exchange), "the exchange")
        let key = try short(copy(message.key), "the routing key")
        guard !hasOverflown, overhead + used <= capacity else {
            throw .unsendable("its headers do not fit into a frame of \(capacity) bytes")
        }
        properties.headers = amqp_table_t(num_entries: Int32(count), entries: entries)
        properties._flags = amqp_flags_t(flags)
        return Encoded(properties: properties, exchange: exchange, key: key)
    }

    // MARK: Headers

    private func add(_ signature: ActSignature) {
        add("ccs_key", copy(signature.key.value))
        add("ccs_signature", copy(signature.value))
        if let assertion = signature.assertion {
            add("ccs_authenticator_data", copy(assertion.authenticatorData))
            add("ccs_client_data", copy(assertion.clientData))
        }
    }

    private func add(_ name: StaticString, _ text: amqp_bytes_t) {
        var value = amqp_field_value_t()
        value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
        value.value.bytes = text
        // A text that several headers share is counted here once more; the limit is met a little early, never late.
        overhead += 1 + name.utf8CodeUnitCount + 1 + 4 + text.len
        append(name, value)
    }

    private func add(_ name: StaticString, _ number: Int64) {
        var value = amqp_field_value_t()
        value.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
        value.value.i64 = number
        overhead += 1 + name.utf8CodeUnitCount + 1 + 8
        append(name, value)
    }

    private func append(_ name: StaticString, _ value: amqp_field_value_t) {
        guard count < Self.mostEntries else {
            hasOverflown = true
            return
        }
        entries[count] = amqp_table_entry_t(key: amqp_bytes_t(name), value: value)
        count += 1
    }

    private func short(_ bytes: amqp_bytes_t, _ what: String) throws(BrokerError) -> amqp_bytes_t {
        overhead += 1
        guard bytes.len <= 255 else { throw .unsendable("\(what) has \(bytes.len) bytes; at most 255 are possible") }
        return bytes
    }

    /// Listeners in the order of their names, so that the same envelope is always the same bytes.
    private func previous(_ versions: [String: Int]) throws(BrokerError) -> amqp_bytes_t {
        for name in versions.keys {
            guard !name.isEmpty, !name.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "=") })
            else {
                throw .unsendable("a listener's name has no comma and no equals sign")
            }
        }
        return joined {
            if versions.count == 1, let only = versions.first {
                put(only.key)
                put("=")
                put(only.value)
                return
            }
            for (index, one) in versions.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { put(",") }
                put(one.key)
                put("=")
                put(one.value)
            }
        }
    }

    // MARK: The buffer

    private func copy(_ text: String) -> amqp_bytes_t { joined { put(text) } }

    private func joined(_ parts: () -> Void) -> amqp_bytes_t {
        let start = used
        parts()
        return amqp_bytes_t(len: used - start, bytes: UnsafeMutableRawPointer(buffer + start))
    }

    private func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard used + bytes.count <= capacity else {
                hasOverflown = true
                return
            }
            guard let base = bytes.baseAddress else { return }
            (buffer + used).update(from: base, count: bytes.count)
            used += bytes.count
        }
    }

    private func put(_ number: Int) {
        if number >= 0, number < 10 {
            put(digit: number)
        } else {
            put(String(number))
        }
    }

    private func put(digit: Int) {
        guard used < capacity else {
            hasOverflown = true
            return
        }
        buffer[used] = UInt8(truncatingIfNeeded: 48 + digit)
        used += 1
    }

    private func put(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            put(digit: number / divisor % 10)
            divisor /= 10
        }
    }

    private func put(separator: StaticString) {
        guard used < capacity else {
            hasOverflown = true
            return
        }
        buffer[used] = separator.utf8Start.pointee
        used += 1
    }

    /// `2026-11-23T04:31:00.123Z`.
    private func time(_ instant: Instant) -> amqp_bytes_t {
        let seconds = instant.milliseconds.flooredSeconds
        let date = CivilTime(seconds: seconds)
        return joined {
            put(date.year, digits: 4)
            put(separator: "-")
            put(date.month, digits: 2)
            put(separator: "-")
            put(date.day, digits: 2)
            put(separator: "T")
            put(date.hour, digits: 2)
            put(separator: ":")
            put(date.minute, digits: 2)
            put(separator: ":")
            put(date.second, digits: 2)
            put(separator: ".")
            put(Int(instant.milliseconds - seconds * 1000), digits: 3)
            put(separator: "Z")
        }
    }
}
