public import Contracts
import Crypto
import Foundation
import Kernel

/// The public half of a person's key that is one: a point of its curve in its one spelling.
public struct PublicKey: Sendable, Equatable {
    /// What makes the signatures that it verifies.
    public let kind: PersonKeyKind
    /// 32 bytes of Ed25519, or 65 of an uncompressed point on P-256.
    public let bytes: [UInt8]

    /// `nil` when the text is not base64 of a sound key of that kind.
    public init?(_ kind: PersonKeyKind, base64 text: String) {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        switch kind {
        case .file: guard Ed25519PublicKey.isSound(Array(data)) else { return nil }
        case .passkey:
            guard data.count == 65, (try? P256.Signing.PublicKey(x963Representation: data)) != nil else { return nil }
        }
        self.kind = kind
        bytes = Array(data)
    }

    /// Its name: what it is, it tells by itself, and no other key has it.
    public var id: PersonKeyID {
        // 40 hexadecimal digits are always an identifier.
        PersonKeyID(hexadecimal(Digest(of: bytes).bytes.prefix(20))) ?? "none"
    }
}
