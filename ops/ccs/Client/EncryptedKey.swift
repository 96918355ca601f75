import Crypto
import CryptoExtras
import Foundation

/// A private key under a passphrase, as PKCS #8 has it (RFC 5958): PBES2 with scrypt and AES-256 in CBC mode (RFC 8018, 7914).
/// OpenSSL reads it, and what OpenSSL writes that way is read.
enum EncryptedKey {
    /// What makes a guess dear. As much memory as OpenSSL lends to it by default, and five times the work instead of more.
    private static let cost = (rounds: 1 << 14, blockSize: 8, parallelism: 5)
    /// What somebody else's file may cost at most.
    private static let highest = (rounds: 1 << 20, blockSize: 32, parallelism: 64, memory: 1 << 30)

    private static let pbes2: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0D]
    private static let scrypt: [UInt8] = [0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x04, 0x0B]
    private static let aes256CBC: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A]

    /// A key's PKCS #8 form, encrypted.
    static func encrypted(_ key: [UInt8], _ passphrase: String) throws -> [UInt8] {
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let iv = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let secret = try derived(passphrase, salt, cost.rounds, cost.blockSize, cost.parallelism)
        let sealed = try AES._CBC.encrypt(key, using: secret, iv: AES._CBC.IV(ivBytes: iv))
        let work = [cost.rounds, cost.blockSize, cost.parallelism].flatMap { DER.integer($0) }
        let derivation = DER.sequence(DER.value(0x06, scrypt) + DER.sequence(DER.value(0x04, salt) + work))
        let cipher = DER.sequence(DER.value(0x06, aes256CBC) + DER.value(0x04, iv))
        let scheme = DER.sequence(DER.value(0x06, pbes2) + DER.sequence(derivation + cipher))
        return DER.sequence(scheme + DER.value(0x04, [UInt8](sealed)))
    }

    /// What it is without encryption; `nil` where the passphrase is another one.
    ///
    /// - Throws: `Complaint`, where it is encrypted in another way.
    static func decrypted(_ bytes: [UInt8], _ passphrase: String) throws -> [UInt8]? {
        guard let read = read(bytes) else {
            throw Complaint(
                "the key file is encrypted in a way that this program does not know: expected scrypt and AES-256"
            )
        }
        let secret = try derived(passphrase, read.salt, read.rounds, read.blockSize, read.parallelism)
        // Another passphrase gives a padding that is none, or a key that is none.
        guard let open = try? AES._CBC.decrypt(read.sealed, using: secret, iv: AES._CBC.IV(ivBytes: read.iv)) else {
            return nil
        }
        return [UInt8](open)
    }

    private static func derived(
        _ passphrase: String,
        _ salt: [UInt8],
        _ rounds: Int,
        _ blockSize: Int,
        _ parallelism: Int
    ) throws -> SymmetricKey {
        // However the keyboard composes an é.
        try KDF.Scrypt.deriveKey(
            from: Data(passphrase.precomposedStringWithCanonicalMapping.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism,
            maxMemory: highest.memory
        )
    }

    private struct Read {
        var salt, iv, sealed: [UInt8]
        var rounds, blockSize, parallelism: Int
    }

    private static func read(_ bytes: [UInt8]) -> Read? {
        var all = DER(bytes[...])
        guard var outer = all.take(0x30), all.isAtEnd, var scheme = outer.take(0x30),
            let sealed = outer.take(0x04)?.rest, outer.isAtEnd, scheme.take(0x06)?.rest == pbes2,
            var parts = scheme.take(0x30), var derivation = parts.take(0x30), var cipher = parts.take(0x30),
            derivation.take(0x06)?.rest == scrypt, var work = derivation.take(0x30),
            let salt = work.take(0x04)?.rest, let rounds = work.takeInteger(), let blockSize = work.takeInteger(),
            let parallelism = work.takeInteger(), work.isAtEnd || work.takeInteger() == 32,
            cipher.take(0x06)?.rest == aes256CBC, let iv = cipher.take(0x04)?.rest, iv.count == 16,
            (2...highest.rounds).contains(rounds), rounds.nonzeroBitCount == 1,
            (1...highest.blockSize).contains(blockSize), (1...highest.parallelism).contains(parallelism),
            128 * rounds * blockSize < highest.memory
        else { return nil }
        return Read(
            salt: salt,
            iv: iv,
            sealed: sealed,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism
        )
    }
}

/// As much of the distinguished encoding (X.690) as a key file needs.
private struct DER {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    static func sequence(_ content: [UInt8]) -> [UInt8] { value(0x30, content) }

    static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            count < 0x80
            ? [UInt8(count)]
            : count < 0x100 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
        return [tag] + length + content
    }

    static func integer(_ number: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = number
        repeat {
            digits.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        } while rest > 0
        // A first bit that is set would make it negative.
        return value(0x02, digits[0] < 0x80 ? digits : [0] + digits)
    }

    var isAtEnd: Bool { bytes.isEmpty }
    var rest: [UInt8] { Array(bytes) }

    mutating func take(_ tag: UInt8) -> DER? {
        guard bytes.popFirst() == tag, let first = bytes.popFirst() else { return nil }
        var count = Int(first)
        if first == 0x81, let one = bytes.popFirst() {
            count = Int(one)
        } else if first == 0x82, let high = bytes.popFirst(), let low = bytes.popFirst() {
            count = Int(high) << 8 | Int(low)
        } else if first >= 0x80 {
            return nil
        }
        guard count <= bytes.count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return DER(bytes.prefix(count))
    }

    mutating func takeInteger() -> Int? {
        guard let digits = take(0x02)?.rest, (1...5).contains(digits.count), digits[0] < 0x80 else { return nil }
        return digits.reduce(0) { $0 << 8 | Int($1) }
    }
}
