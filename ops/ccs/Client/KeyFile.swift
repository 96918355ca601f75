public import Contracts
import Crypto
import Foundation
import Vouching

/// A person's key file: an Ed25519 private key as PEM (RFC 8410), as OpenSSL writes and reads it; under a passphrase, where it
/// has one.
public struct KeyFile: Sendable {
    private static let plain = "PRIVATE KEY"
    private static let encrypted = "ENCRYPTED PRIVATE KEY"
    /// What stands before the 32 bytes of an Ed25519 key in PKCS #8, without attributes.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    private let bytes: [UInt8]

    /// A new key.
    public init() { bytes = Array(Curve25519.Signing.PrivateKey().rawRepresentation) }

    /// The key in a file.
    ///
    /// - Parameter passphrase: asked for where the file has one.
    /// - Throws: `Complaint`, when there is none.
    public init(path: String, passphrase: () throws -> String = { "" }) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Complaint("\(path) cannot be read")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        var data = Data(base64Encoded: lines.dropFirst().dropLast().joined()).map { [UInt8]($0) }
        if lines.first == "-----BEGIN \(Self.encrypted)-----", lines.last == "-----END \(Self.encrypted)-----",
            let sealed = data
        {
            data = try EncryptedKey.decrypted(sealed, passphrase())
            guard data?.count == 48, data?.starts(with: Self.prefix) == true else {
                throw Complaint("\(path): that is not its passphrase")
            }
        } else if lines.first != "-----BEGIN \(Self.plain)-----" || lines.last != "-----END \(Self.plain)-----" {
            data = nil
        }
        guard let data, data.count == 48, data.starts(with: Self.prefix) else {
            throw Complaint("\(path) is no Ed25519 private key in PEM: make one with ccs key new FILE")
        }
        bytes = Array(data.dropFirst(Self.prefix.count))
    }

    /// Writes it where no file is yet, to be read by its owner only.
    ///
    /// - Parameter passphrase: under which it is written; in clear without one.
    /// - Throws: `Complaint`, when there is a file, or none can be made.
    public func write(to path: String, under passphrase: String? = nil) throws {
        let content = try passphrase.map { try EncryptedKey.encrypted(Self.prefix + bytes, $0) } ?? Self.prefix + bytes
        let label = passphrase == nil ? Self.plain : Self.encrypted
        let base64 = Data(content).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        let pem = "-----BEGIN \(label)-----\n\(base64)\n-----END \(label)-----\n"
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

    /// The signature over these bytes themselves, in base64.
    public func signature(over bytes: [UInt8]) throws -> String {
        try key().signature(for: Data(bytes)).base64EncodedString()
    }

    /// The signature of who acts over what they wrote, as it is sent to that store.
    ///
    /// - Throws: `Complaint`, where what stands around it cannot be signed.
    public func sign(_ message: WrittenMessage, _ envelope: Envelope, to store: String) throws -> ActSignature {
        let digest = SHA256.hash(data: Data(message.body.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
        }.joined()
        guard let user = envelope.user,
            let statement = ActStatement(envelope, sentBy: user, to: store, bodyDigest: digest)
        else { throw Complaint("what is sent cannot be put into a statement to sign") }
        return try sign(statement: statement.bytes)
    }

    private func key() throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    }
}
