internal import CRabbitMQ
internal import Contracts

/// The headers of one message that mean something here, sorted by meaning in one pass.
struct Headers {
    var id: amqp_bytes_t?
    var type: amqp_bytes_t?
    var source: amqp_bytes_t?
    var subject: amqp_bytes_t?
    var time: amqp_bytes_t?
    /// The time as AMQP's own kind has it: seconds since 1970.
    var timestamp: UInt64?
    var specversion: amqp_bytes_t?
    var traceparent: amqp_bytes_t?
    var causation: amqp_bytes_t?
    var actor: amqp_bytes_t?
    var act: amqp_bytes_t?
    var key: amqp_bytes_t?
    var signature: amqp_bytes_t?
    var authenticatorData: amqp_bytes_t?
    var clientData: amqp_bytes_t?
    var after: amqp_bytes_t?
    var previous: amqp_bytes_t?
    var digest: amqp_bytes_t?
    var proof: amqp_bytes_t?
    var scheme: amqp_bytes_t?
    var dossier: amqp_bytes_t?
    var answers: amqp_bytes_t?
    var version: Int?
    var epoch: Int?
    var deliveryCount: Int?
    /// What is wrong with them.
    var faults: [Fault] = []

    mutating func take(_ table: amqp_table_t) {
        guard let entries = table.entries else { return }
        for index in 0..<Int(table.num_entries) { take(entries[index]) }
    }

    private mutating func take(_ entry: amqp_table_entry_t) {
        let key = entry.key
        // `:` and `_` are the two spellings that brokers and clients use for the standard's AMQP binding.
        if key.len > 12, key.begins("cloudEvents"), key.raw[11] == 95 || key.raw[11] == 58 {
            takeAttribute(key.dropping(12), entry)
        } else if key.len > 3, key.begins("ce-") {
            takeAttribute(key.dropping(3), entry)
        } else if key.len > 4, key.begins("ccs_") {
            takeOwn(key.dropping(4), entry)
        } else if key.equals("traceparent") {
            set(\.traceparent, "traceparent", entry)
        } else if key.equals("x-delivery-count") {
            deliveryCount = Self.integer(entry.value).map { max(0, $0) }
        }
    }

    private mutating func takeAttribute(_ name: amqp_bytes_t, _ entry: amqp_table_entry_t) {
        if name.equals("id") {
            set(\.id, "cloudEvents_id", entry)
        } else if name.equals("type") {
            set(\.type, "cloudEvents_type", entry)
        } else if name.equals("source") {
            set(\.source, "cloudEvents_source", entry)
        } else if name.equals("subject") {
            set(\.subject, "cloudEvents_subject", entry)
        } else if name.equals("time") {
            takeTime(entry)
        } else if name.equals("specversion") {
            set(\.specversion, "cloudEvents_specversion", entry)
        }
    }

    private mutating func takeOwn(_ name: amqp_bytes_t, _ entry: amqp_table_entry_t) {
        if name.equals("causation") {
            set(\.causation, "ccs_causation", entry)
        } else if name.equals("actor") {
            set(\.actor, "ccs_actor", entry)
        } else if name.equals("act") {
            set(\.act, "ccs_act", entry)
        } else if name.equals("key") {
            set(\.key, "ccs_key", entry)
        } else if name.equals("signature") {
            set(\.signature, "ccs_signature", entry)
        } else if name.equals("authenticator_data") {
            set(\.authenticatorData, "ccs_authenticator_data", entry)
        } else if name.equals("client_data") {
            set(\.clientData, "ccs_client_data", entry)
        } else if name.equals("after") {
            set(\.after, "ccs_after", entry)
        } else if name.equals("previous") {
            set(\.previous, "ccs_previous", entry)
        } else if name.equals("digest") {
            set(\.digest, "ccs_digest", entry)
        } else if name.equals("proof") {
            set(\.proof, "ccs_proof", entry)
        } else if name.equals("scheme") {
            set(\.scheme, "ccs_scheme", entry)
        } else if name.equals("dossier") {
            set(\.dossier, "ccs_dossier", entry)
        } else if name.equals("answers") {
            set(\.answers, "ccs_answers", entry)
        } else if name.equals("version") {
            setNumber(\.version, "ccs_version", entry)
        } else if name.equals("epoch") {
            setNumber(\.epoch, "ccs_epoch", entry)
        }
    }

    /// A text, or AMQP's own timestamp.
    private mutating func takeTime(_ entry: amqp_table_entry_t) {
        guard UInt32(entry.value.kind) == AMQP_FIELD_KIND_TIMESTAMP.rawValue else {
            return set(\.time, "cloudEvents_time", entry)
        }
        let seconds = entry.value.value.u64
        if let timestamp, timestamp != seconds { contradict("cloudEvents_time") }
        timestamp = seconds
    }

    private mutating func setNumber(
        _ path: WritableKeyPath<Headers, Int?>,
        _ name: StaticString,
        _ entry: amqp_table_entry_t
    ) {
        guard let number = Self.integer(entry.value), number >= 0 else {
            return faults.append(Fault("\(name)", "wrongKind", expected: "an integer, 0 or more"))
        }
        if let other = self[keyPath: path], other != number { contradict(name) }
        self[keyPath: path] = number
    }

    @inline(__always)
    private mutating func set(
        _ path: WritableKeyPath<Headers, amqp_bytes_t?>,
        _ name: StaticString,
        _ entry: amqp_table_entry_t
    ) {
        let kind = UInt32(entry.value.kind)
        guard kind == AMQP_FIELD_KIND_UTF8.rawValue || kind == AMQP_FIELD_KIND_BYTES.rawValue else {
            return faults.append(Fault("\(name)", "wrongKind", expected: "a text"))
        }
        let bytes = entry.value.value.bytes
        if let other = self[keyPath: path], !other.equals(bytes) { return contradict(name) }
        self[keyPath: path] = bytes
    }

    private mutating func contradict(_ name: StaticString) {
        faults.append(
            Fault("\(name)", "contradicts", expected: "one value: it is there twice, or in two spellings, with two")
        )
    }

    private static func integer(_ value: amqp_field_value_t) -> Int? {
        switch UInt32(value.kind) {
        case AMQP_FIELD_KIND_I8.rawValue: Int(value.value.i8)
        case AMQP_FIELD_KIND_U8.rawValue: Int(value.value.u8)
        case AMQP_FIELD_KIND_I16.rawValue: Int(value.value.i16)
        case AMQP_FIELD_KIND_U16.rawValue: Int(value.value.u16)
        case AMQP_FIELD_KIND_I32.rawValue: Int(value.value.i32)
        case AMQP_FIELD_KIND_U32.rawValue: Int(value.value.u32)
        case AMQP_FIELD_KIND_I64.rawValue: Int(value.value.i64)
        case AMQP_FIELD_KIND_U64.rawValue: Int(exactly: value.value.u64)
        default: nil
        }
    }
}

extension amqp_bytes_t {
    @inline(__always)
    fileprivate func begins(_ literal: StaticString) -> Bool {
        len >= literal.utf8CodeUnitCount
            && amqp_bytes_t(len: literal.utf8CodeUnitCount, bytes: bytes).equals(literal)
    }

    @inline(__always)
    fileprivate func dropping(_ count: Int) -> amqp_bytes_t { amqp_bytes_t(len: len - count, bytes: bytes + count) }
}
