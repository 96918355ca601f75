public import Foundation
import Synchronization

/// Writes a value as JSON (RFC 8259), straight into one buffer of bytes.
///
/// The same value gives the same bytes: members of a type stand in the order in which the type encodes them, members of
/// a dictionary whose keys are strings, integers or `CodingKeyRepresentable` in the order of their keys' UTF-8 bytes.
/// (A `Set`, and a dictionary with other keys, which Codable writes as an array, keep the order of their hashes.)
/// There is no white space, `/` is not escaped, and nothing nests deeper than 128.
///
/// Codable values are written as they encode themselves; `Data`, `URL` and `Decimal`, which Foundation's coder writes
/// otherwise than they encode themselves, are refused rather than written in a second spelling.
public struct JSONBytesEncoder: Sendable {
    private let spare = SpareWriting()

    /// An encoder; one that is used again reuses its buffer. Any number of tasks may use it at once.
    public init() {}

    /// The value as JSON in UTF-8.
    ///
    /// - Throws: `EncodingError.invalidValue` for a number that is not finite, for a value that encodes nothing at the
    ///   top or encodes out of order (see `JSONWriter`), for two equal keys in a dictionary, for too deep a nesting;
    ///   whatever the value's own `encode(to:)` throws.
    public func encode<T: Encodable>(_ value: T) throws -> Data {
        let writer = JSONWriter(reusing: spare.take())
        defer { spare.put(writer.yieldBuffers()) }
        try writer.value(value)
        try writer.finish(value)
        return writer.bytes.withUnsafeBytes { Data($0) }
    }
}

/// The buffers between two uses.
private final class SpareWriting: Sendable {
    private static let largestKept = 1 << 20
    private let buffers = Mutex<JSONWriter.Buffers?>(nil)

    func take() -> JSONWriter.Buffers {
        buffers.withLock { kept in
            let taken = kept
            kept = nil
            return taken
        } ?? JSONWriter.Buffers()
    }

    func put(_ used: JSONWriter.Buffers) {
        guard used.bytes.capacity <= Self.largestKept else { return }
        buffers.withLock { $0 = used }
    }
}
