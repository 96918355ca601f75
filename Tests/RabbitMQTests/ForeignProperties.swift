import CRabbitMQ
import Contracts

@testable import RabbitMQ

/// Properties and headers as a foreign program might write them.
struct ForeignProperties {
    /// A header's value, by AMQP's kind.
    enum Value {
        case text(String)
        case bytes([UInt8])
        case integer(Int64)
        case timestamp(UInt64)
    }

    var id: String? = "f-1"
    var type: String? = "a.b.v1"
    var source: String? = "portal"
    var user: String? = "ccs-portal"
    var replyTo: String?
    var correlation: String?
    var stamp: UInt64?
    var headers: [(String, Value)] = []

    /// What is read of them.
    func read() -> EnvelopeReader.Read {
        var owned: [UnsafeMutableRawBufferPointer] = []
        defer { for one in owned { one.deallocate() } }
        func bytes(_ content: some Collection<UInt8>) -> amqp_bytes_t {
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 8)
            memory.copyBytes(from: content)
            owned.append(memory)
            return amqp_bytes_t(len: content.count, bytes: memory.baseAddress)
        }
        var properties = amqp_basic_properties_t()
        var flags = AMQP_BASIC_HEADERS_FLAG
        func set(_ text: String?, _ flag: Int32, _ path: WritableKeyPath<amqp_basic_properties_t, amqp_bytes_t>) {
            guard let text else { return }
            properties[keyPath: path] = bytes(text.utf8)
            flags |= flag
        }
        set(id, AMQP_BASIC_MESSAGE_ID_FLAG, \.message_id)
        set(type, AMQP_BASIC_TYPE_FLAG, \.type)
        set(source, AMQP_BASIC_APP_ID_FLAG, \.app_id)
        set(user, AMQP_BASIC_USER_ID_FLAG, \.user_id)
        set(replyTo, AMQP_BASIC_REPLY_TO_FLAG, \.reply_to)
        set(correlation, AMQP_BASIC_CORRELATION_ID_FLAG, \.correlation_id)
        if let stamp {
            properties.timestamp = stamp
            flags |= AMQP_BASIC_TIMESTAMP_FLAG
        }
        properties._flags = amqp_flags_t(flags)
        var entries = headers.map { name, content in
            var value = amqp_field_value_t()
            switch content {
            case .text(let text):
                value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
                value.value.bytes = bytes(text.utf8)
            case .bytes(let content):
                value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
                value.value.bytes = bytes(content)
            case .integer(let number):
                value.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
                value.value.i64 = number
            case .timestamp(let seconds):
                value.kind = UInt8(AMQP_FIELD_KIND_TIMESTAMP.rawValue)
                value.value.u64 = seconds
            }
            return amqp_table_entry_t(key: bytes(name.utf8), value: value)
        }
        return entries.withUnsafeMutableBufferPointer { entries in
            properties.headers = amqp_table_t(num_entries: Int32(entries.count), entries: entries.baseAddress)
            return EnvelopeReader.read(&properties)
        }
    }
}
