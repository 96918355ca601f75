import Crypto
import Foundation

/// What a text is known by.
enum StableDigest {
    /// SHA-256 in hexadecimal.
    static func hexadecimal(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
    }
}
