public import Foundation
import Synchronization

/// Writes values as JSON (RFC 8259).
///
/// The same value gives the same bytes: members of a type stand in the order in which the type writes them, members of a
/// dictionary in the order of their names' UTF-8.
public struct JSONBytesEncoder: Sendable {
    private let spare = SpareBytes()

    /// An encoder; one that is used again reuses its buffer. Any number of tasks may use it at once.
    public init() {}

    /// The value as JSON in UTF-8.
    public func encode(_ value: some JSONWritable) -> Data {
        var writer = JSONWriter(reusing: spare.take())
        value.write(to: &writer)
        let data = writer.bytes.withUnsafeBytes { Data($0) }
        spare.put(writer.yieldBytes())
        return data
    }
}

/// The buffer between two uses.
private final class SpareBytes: Sendable {
    private static let largestKept = 1 << 20
    private let buffer = Mutex<[UInt8]>([])

    func take() -> [UInt8] {
        buffer.withLock { kept in
            var taken: [UInt8] = []
            swap(&taken, &kept)
            return taken
        }
    }

    func put(_ used: [UInt8]) {
        guard used.capacity <= Self.largestKept else { return }
        buffer.withLock { $0 = used }
    }
}
