import Crypto

/// The SHA-256 digest of some bytes (FIPS 180-4).
///
///     Digest(of: CanonicalForm.bytes(of: content)).hexadecimal
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of these bytes.
    public init(of bytes: [UInt8]) { self.bytes = Array(SHA256.hash(data: bytes)) }

    /// The digest of a text in UTF-8.
    public init(of text: String) { self.init(of: Array(text.utf8)) }

    /// In 64 digits, in lower case.
    public var hexadecimal: String { Kernel.hexadecimal(bytes) }

    public var description: String { hexadecimal }
}
