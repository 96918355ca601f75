import Crypto
import Foundation
import Kernel

/// A public key by which a note is signed (C2SP signed-note): a name without spaces and plus signs, and 32 bytes of Ed25519.
public struct NoteKey: Sendable, Hashable {
    /// Whose it is, as `registre.ccs.example/p2st/2026-1`.
    public let name: String
    /// The key, 32 bytes.
    public let publicKey: [UInt8]

    /// What stands before an Ed25519 key: signatures are over the text alone, and have no time in them.
    private static let algorithm: UInt8 = 1

    /// A key under that name; `nil` where the name is none, or the key has not 32 bytes.
    public init?(name: String, publicKey: [UInt8]) {
        guard NoteKey.isName(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads a key as others' tools take it, `name+key id+key`; `nil` where it is none, or the id is another key's.
    public init?(verifier: String) {
        let parts = verifier.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let coded = Data(base64Encoded: String(parts[2])), coded.first == NoteKey.algorithm
        else { return nil }
        self.init(name: String(parts[0]), publicKey: Array(coded.dropFirst()))
        // By bytes: two texts that look alike are two names.
        guard self.verifier.utf8.elementsEqual(verifier.utf8) else { return nil }
    }

    /// The key as others' tools take it.
    public var verifier: String {
        "\(name)+\(hexadecimal(id))+\(Data([NoteKey.algorithm] + publicKey).base64EncodedString())"
    }

    /// The four bytes by which a signature says that it is this key's, under this name.
    public var id: [UInt8] {
        Array(Digest(of: Array(name.utf8) + [0x0A, NoteKey.algorithm] + publicKey).bytes.prefix(4))
    }

    /// Whether that is this key's signature over that text (RFC 8032).
    public func hasSigned(_ text: [UInt8], _ signature: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: text)
    }

    /// Whether a text can be the name of a key.
    static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { $0 != "+" && $0.value > 0x20 && !$0.properties.isWhitespace }
    }
}
