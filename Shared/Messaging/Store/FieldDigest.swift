import Contracts
import Crypto
import Foundation
import Kernel

/// SHA-256 over fields that cannot be mistaken for one another: each is preceded by its length.
///
/// The fields are laid side by side and summed at once: a call of the library for each costs more than the sum.
struct FieldDigest {
    private var fields: [UInt8] = []

    init(expecting bytes: Int = 256) { fields.reserveCapacity(bytes) }

    mutating func add(_ data: Data) {
        add(Int64(data.count))
        data.withUnsafeBytes { fields.append(contentsOf: $0) }
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            add(Int64(bytes.count))
            fields.append(contentsOf: bytes)
        }
    }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { fields.append(contentsOf: $0) }
    }

    func value() -> Data {
        fields.withUnsafeBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return hash.finalize().withUnsafeBytes { Data($0) }
        }
    }

    static func of(salt: Data, _ body: Data) -> Data {
        var digest = FieldDigest(expecting: salt.count + body.count + 16)
        digest.add(salt)
        digest.add(body)
        return digest.value()
    }
}

/// The identity of an event: the same for the same cause in the same epoch of the same store, whenever it is decided
/// again. It begins with its cause's time, so that stores insert nearby.
func eventID(store: String, epoch: Int, cause: String, causeTime: Instant, index: Int) -> MessageID {
    var digest = FieldDigest()
    digest.add(store)
    digest.add(Int64(epoch))
    digest.add(cause)
    digest.add(Int64(index))
    let time = UInt64(clamping: causeTime.milliseconds) & 0xFFFF_FFFF_FFFF
    let prefix = (0..<6).map { UInt8(truncatingIfNeeded: time >> UInt64(40 - 8 * $0)) }
    return MessageID(hexadecimal(prefix) + "-" + hexadecimal(digest.value().prefix(12))) ?? "unreachable"
}
