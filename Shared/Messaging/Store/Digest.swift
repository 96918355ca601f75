import Contracts
import Crypto
import Foundation

/// SHA-256 over fields that cannot be mistaken for one another: each is preceded by its length.
struct Digest {
    private var hash = SHA256()

    mutating func add(_ bytes: some ContiguousBytes, count: Int) {
        withUnsafeBytes(of: UInt64(count).littleEndian) { hash.update(bufferPointer: $0) }
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    mutating func add(_ data: Data) { add(data, count: data.count) }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
    }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { hash.update(bufferPointer: $0) }
    }

    func value() -> Data { Data(hash.finalize()) }

    static func of(salt: Data, _ body: Data) -> Data {
        var digest = Digest()
        digest.add(salt)
        digest.add(body)
        return digest.value()
    }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
        text.append(hexadecimalDigits[Int(byte >> 4)])
        text.append(hexadecimalDigits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// The identity of an event: the same for the same cause in the same epoch of the same store, whenever it is decided
/// again. It begins with its cause's time, so that stores insert nearby.
func eventID(store: String, epoch: Int, cause: String, causeTime: Instant, index: Int) -> MessageID {
    var digest = Digest()
    digest.add(store)
    digest.add(Int64(epoch))
    digest.add(cause)
    digest.add(Int64(index))
    let time = UInt64(clamping: causeTime.milliseconds) & 0xFFFF_FFFF_FFFF
    let prefix = (0..<6).map { UInt8(truncatingIfNeeded: time >> UInt64(40 - 8 * $0)) }
    return MessageID(hexadecimal(prefix) + "-" + hexadecimal(digest.value().prefix(12))) ?? "unreachable"
}
