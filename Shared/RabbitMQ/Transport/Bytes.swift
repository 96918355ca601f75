internal import CRabbitMQ
internal import Glibc

extension amqp_bytes_t {
    /// A literal; it lives as long as the program.
    @inline(__always)
    init(_ literal: StaticString) {
        self.init(
            len: literal.utf8CodeUnitCount,
            bytes: UnsafeMutableRawPointer(mutating: UnsafeRawPointer(literal.utf8Start))
        )
    }

    /// The bytes, as they lie in the library's buffer.
    @inline(__always)
    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : len) }

    /// As text, whatever it is; for messages to people.
    var lossy: String { String(decoding: raw, as: UTF8.self) }

    /// As text; `nil` when it is not UTF-8.
    @inline(__always)
    var text: String? { String(validating: raw, as: UTF8.self) }

    @inline(__always)
    func equals(_ other: [UInt8]) -> Bool { other.withUnsafeBytes { same(raw, $0) } }

    @inline(__always)
    func equals(_ other: amqp_bytes_t) -> Bool { same(raw, other.raw) }

    @inline(__always)
    func equals(_ literal: StaticString) -> Bool {
        same(raw, UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}

@inline(__always)
private func same(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    guard let one = left.baseAddress, let other = right.baseAddress else { return true }
    return memcmp(one, other, left.count) == 0
}

extension amqp_basic_properties_t {
    @inline(__always)
    func has(_ flag: Int32) -> Bool { _flags & amqp_flags_t(flag) != 0 }
}
