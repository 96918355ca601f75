internal import Contracts

/// Where an answer may go: only to a place that is its asker's own. A name that somebody else wrote could be another's
/// queue, and one that is no address at all costs the connection over which it is answered.
public enum ReplyAddress {
    /// What every name of a user's own queues for answers begins with; only that user may declare them.
    public static func prefix(of user: String) -> String { "ccs.replies.\(user)." }

    /// Whether an answer to that user may go there: to the broker's direct reply-to, which the broker itself writes, or
    /// to a queue under the user's prefix.
    static func isOwn(_ address: String, of user: String) -> Bool {
        var address = address
        return address.withUTF8 { bytes in
            if bytes.starts(with: direct) { return isToken(bytes[direct.count...]) }
            let own = prefix(of: user)
            return bytes.starts(with: own.utf8)
                && PersonID(String(decoding: bytes[own.utf8.count...], as: UTF8.self)) != nil
        }
    }

    private static let direct = Array("amq.rabbitmq.reply-to.".utf8)

    /// Two parts in base64: the broker's process, which Erlang's external format begins with the byte 131, and a secret.
    private static func isToken(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return false }
        let (process, secret) = (bytes[..<dot], bytes[bytes.index(after: dot)...])
        return process.count >= 16 && process.first == UInt8(ascii: "g") && isBase64(process)
            && secret.count >= 16 && isBase64(secret)
    }

    private static func isBase64(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count % 4 == 0 else { return false }
        let padding = bytes.suffix(2).count { $0 == UInt8(ascii: "=") }
        return bytes.dropLast(padding).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
