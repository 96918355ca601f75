import Crypto
import Foundation

/// Secrets that nobody can guess, and what is kept of them.
public enum Secret {
    /// A new one: 256 bits, in letters that stand in an address as they are.
    public static func new() -> String {
        Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// What is kept of it.
    static func digest(_ secret: String) -> Data { Data(SHA256.hash(data: Data(secret.utf8))) }

    /// Whether two are the same; as long either way.
    public static func areEqual(_ one: String, _ other: String) -> Bool {
        let (first, second) = (digest(one), digest(other))
        return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
