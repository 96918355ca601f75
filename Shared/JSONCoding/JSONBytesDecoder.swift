public import Foundation
import Synchronization

/// Reads a value from JSON as RFC 8259 has it, and from nothing else.
///
/// The text is checked as a whole and indexed before anything is taken out of it: bad UTF-8, lone surrogates, control
/// characters in strings, two members under one key, a nesting deeper than 128, a byte order mark and whatever follows
/// the value are all refused. Keys are compared byte by byte, without Unicode's equivalences.
///
/// Errors are those of Foundation's decoder: the same case with the same coding path. A text that is no JSON is
/// `dataCorrupted` at the empty path.
public struct JSONBytesDecoder: Sendable {
    private let spare = SpareReading()

    /// A decoder; one that is used again reuses its buffers. Any number of tasks may use it at once.
    public init() {}

    /// The value that stands in a text in UTF-8.
    ///
    /// - Throws: `DecodingError`, or what the type's own `init(from:)` throws.
    public func decode<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
        var reader = JSONReader(reusing: spare.take())
        // A reader that somebody has kept a decoder of keeps its text.
        defer { if isKnownUniquelyReferenced(&reader) { spare.put(reader.yieldBuffers()) } }
        try reader.index(data)
        return try reader.value(type, 0)
    }
}

/// The buffers between two uses.
private final class SpareReading: Sendable {
    private static let largestKept = 1 << 20
    private let buffers = Mutex<JSONReader.Buffers?>(nil)

    func take() -> JSONReader.Buffers {
        buffers.withLock { kept in
            let taken = kept
            kept = nil
            return taken
        } ?? JSONReader.Buffers()
    }

    func put(_ used: JSONReader.Buffers) {
        guard used.bytes.capacity <= Self.largestKept, used.nodes.capacity <= Self.largestKept / 16 else { return }
        buffers.withLock { $0 = used }
    }
}
