public import Contracts
import Crypto
import Foundation
import Vouching

/// A person's key file: an Ed25519 private key as PEM (RFC 8410), as OpenSSL writes and reads it.
public struct KeyFile: Sendable {
    private static let begin = "-----BEGIN PRIVATE KEY-----"
    private static let end = "-----END PRIVATE KEY-----"
    /// What stands before the 32 bytes of an Ed25519 key in PKCS #8, without attributes.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    private let bytes: [UInt8]

    /// A new key.
    public init() { bytes = Array(Curve25519.Signing.PrivateKey().rawRepresentation) }

    /// The key in a file.
    ///
    /// - Throws: `Complaint`, when there is none.
    public init(path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Complaint("\(path) cannot be read")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.first == Self.begin, lines.last == Self.end,
            let data = Data(base64Encoded: lines.dropFirst().dropLast().joined()), data.count == 48,
            data.starts(with: Self.prefix)
        else {
            throw Complaint("\(path) is no Ed25519 private key in PEM: make one with ccs key new FILE")
        }
        bytes = Array(data.dropFirst(Self.prefix.count))
    }

    /// Writes it where no file is yet, to be read by its owner only.
    ///
    /// - Throws: `Complaint`, when there is a file, or none can be made.
    public func write(to path: String) throws {
        let pem = "\(Self.begin)\n\(Data(Self.prefix + bytes).base64EncodedString())\n\(Self.end)\n"
        try PrivateFile.write(Data(pem.utf8), to: path, of: "a key")
    }

    /// Its public half, in base64.
    public var publicKey: String { ((try? key())?.publicKey.rawRepresentation ?? Data()).base64EncodedString() }

    /// Its name.
    public var id: PersonKeyID { PublicKey(.file, base64: publicKey)?.id ?? "none" }

    /// The signature over the digest of an act's statement.
    public func sign(statement: [UInt8]) throws -> ActSignature {
        let value = try key().signature(for: Data(SHA256.hash(data: statement)))
        return ActSignature(key: id, value: value.base64EncodedString())
    }

    private func key() throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    }
}
