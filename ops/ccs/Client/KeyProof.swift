public import Contracts
import Crypto
import Foundation
import Vouching

/// That somebody has the private half of a key, for whoever registers its public half in their name: a text that the key has
/// signed, naming who they are.
///
///     ccs-key-v1
///     key: the key's name
///     public: its public half, in base64
///     holder: who has it, as role@branch:id
///     time: when it was signed, as RFC 3339 writes it
///     signature: Ed25519 over the lines before, each with its line break, in base64
public struct KeyProof: Sendable, Equatable {
    static let form = "ccs-key-v1"

    /// The key's name.
    public let key: PersonKeyID
    /// Its public half, in base64.
    public let publicKey: String
    /// Who says that it is theirs.
    public let holder: Actor
    /// When it was signed.
    public let time: Instant
    private let signature: String

    /// The proof that a key is somebody's.
    public init(_ file: KeyFile, of holder: Actor, at time: Instant) throws {
        key = file.id
        publicKey = file.publicKey
        self.holder = holder
        self.time = time
        let signed = Self.signed(file.id, file.publicKey, holder, time)
        signature = try file.signature(over: Array(signed.utf8))
    }

    /// Reads a proof, and verifies it.
    ///
    /// - Throws: `Complaint`, where it is none.
    public init(_ text: String) throws {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        func value(_ name: String, _ number: Int) throws -> String {
            guard lines.count == 6, lines[0] == Self.form, lines[number].hasPrefix("\(name): ") else {
                throw Complaint(
                    "it is no proof of a key: expected what ccs key prove prints, beginning with \(Self.form)"
                )
            }
            return String(lines[number].dropFirst(name.count + 2))
        }
        let half = try value("public", 2)
        guard let sound = PublicKey(.file, base64: half), try sound.id.value == value("key", 1) else {
            throw Complaint("the key is none, or not of that name: a sound Ed25519 key is expected")
        }
        guard let holder = Actor(try value("holder", 3)), let time = Instant(try value("time", 4)) else {
            throw Complaint("holder or time cannot be read")
        }
        let value = try value("signature", 5)
        let signed = Self.signed(sound.id, half, holder, time)
        guard let bytes = Data(base64Encoded: value), bytes.base64EncodedString() == value,
            let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: Data(sound.bytes)),
            verifier.isValidSignature(bytes, for: Data(signed.utf8))
        else { throw Complaint("the key has not signed this: whoever wrote it does not have it, or it was changed") }
        (key, publicKey, signature) = (sound.id, half, value)
        (self.holder, self.time) = (holder, time)
    }

    private static func signed(_ key: PersonKeyID, _ publicKey: String, _ holder: Actor, _ time: Instant) -> String {
        let lines = [form, "key: \(key)", "public: \(publicKey)", "holder: \(holder)", "time: \(time)"]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The proof as a text.
    public var text: String { Self.signed(key, publicKey, holder, time) + "signature: \(signature)\n" }
}
