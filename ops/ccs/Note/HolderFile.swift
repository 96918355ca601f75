public import Contracts
public import Foundation

/// Whom a certificate names, with the salt that gives the digest in its text: a file for the holder themselves, who shows it to
/// whom they want.
public struct HolderFile: Codable, Sendable, Equatable {
    /// Who the holder is.
    public let identity: Identity
    /// Hexadecimal; with the identity it gives the holder's digest.
    public let salt: String
    /// The secret check code, as the certificate shows it; absent where the register does not have it.
    public let checkCode: String?

    /// The name and the salt.
    public var holder: IssuedPersonal { IssuedPersonal(identity: identity, salt: salt) }

    /// The file of that holder.
    public init(_ holder: IssuedPersonal, checkCode: String?) {
        identity = holder.identity
        salt = holder.salt
        self.checkCode = checkCode
    }

    /// Reads a file; `nil` where it is none.
    public init?(reading bytes: [UInt8]) {
        guard let file = try? JSONDecoder().decode(HolderFile.self, from: Data(bytes)) else { return nil }
        self = file
    }

    /// The file.
    public func document() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
