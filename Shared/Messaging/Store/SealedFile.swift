import Crypto
import Foundation
import Glibc
import Kernel

/// A file under a key: what a backup becomes where its host names one. AES-GCM over pieces of a mebibyte, under a key that is
/// derived for this file alone; pieces that are changed, exchanged or missing at the end are noticed before anything of
/// them is given out.
public enum SealedFile {
    /// Why a file is not sealed, or not opened.
    public enum Fault: Error, Equatable, CustomStringConvertible {
        /// The file of the key cannot be used.
        case key(String, why: String)
        /// A file cannot be read or written.
        case unusable(String, why: String)
        /// It was not sealed by this program.
        case notSealed(String)
        /// It was sealed under another key, or has been changed since, or is not whole.
        case broken(String)

        public var description: String {
            switch self {
            case .key(let path, let why): "the key \(path) cannot be used: \(why)"
            case .unusable(let path, let why): "\(path): \(why)"
            case .notSealed(let path): "\(path) is no sealed backup"
            case .broken(let path): "\(path) is sealed under another key, has been changed, or is not whole"
            }
        }
    }

    private static let head = Data("ccs-sealed-1\n".utf8)
    private static let saltBytes = 16
    private static let pieceBytes = 1 << 20
    private static let tagBytes = 16

    /// Reads a key: a file of 64 hexadecimal digits that its owner alone may read (`openssl rand -hex 32`).
    static func key(in path: String) throws(Fault) -> SymmetricKey {
        var found = stat()
        guard stat(path, &found) == 0 else { throw .key(path, why: String(cString: strerror(errno))) }
        guard found.st_mode & 0o077 == 0 else { throw .key(path, why: "others may read it; expected mode 600 or 400") }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .key(path, why: "it cannot be read")
        }
        let digits = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        guard let bytes = bytes(ofHexadecimal: digits), bytes.count == 32 else {
            throw .key(path, why: "expected 64 hexadecimal digits")
        }
        return SymmetricKey(data: bytes)
    }

    /// Writes what is in `source` under that key into `target`, which is there and empty.
    static func seal(_ source: String, into target: String, keyIn keyPath: String) throws {
        let secret = try key(in: keyPath)
        let salt = Data((0..<saltBytes).map { _ in UInt8.random(in: .min ... .max) })
        let key = derived(secret, salt)
        try withFiles(source, target) { input, output in
            try output.write(contentsOf: head + salt)
            var piece = try input.read(upToCount: pieceBytes) ?? Data()
            var number: UInt64 = 0
            while true {
                let next = try input.read(upToCount: pieceBytes) ?? Data()
                let flag: UInt8 = next.isEmpty ? 1 : 0
                let sealed = try AES.GCM.seal(piece, using: key, nonce: nonce(number), authenticating: [flag])
                let body = sealed.ciphertext + sealed.tag
                try output.write(contentsOf: Data([flag]) + bigEndian(UInt32(body.count)) + body)
                if next.isEmpty { break }
                piece = next
                number += 1
            }
            try output.synchronize()
        }
    }

    /// Writes what was sealed in `source` into `target`, a new file that its owner alone may read.
    public static func open(_ source: String, into target: String, keyIn keyPath: String) throws {
        let secret = try key(in: keyPath)
        let descriptor = Glibc.open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Fault.unusable(target, why: String(cString: strerror(errno))) }
        close(descriptor)
        do {
            try withFiles(source, target) { input, output in
                guard let start = try input.read(upToCount: head.count + saltBytes), start.prefix(head.count) == head,
                    start.count == head.count + saltBytes
                else { throw Fault.notSealed(source) }
                let key = derived(secret, Data(start.suffix(saltBytes)))
                var number: UInt64 = 0
                while true {
                    guard let piece = try nextPiece(of: input) else { throw Fault.broken(source) }
                    guard
                        let box = try? AES.GCM.SealedBox(
                            nonce: nonce(number),
                            ciphertext: piece.body.dropLast(tagBytes),
                            tag: piece.body.suffix(tagBytes)
                        ), let clear = try? AES.GCM.open(box, using: key, authenticating: [piece.flag])
                    else { throw Fault.broken(source) }
                    try output.write(contentsOf: clear)
                    number += 1
                    if piece.flag == 1 { break }
                }
                guard try input.read(upToCount: 1)?.isEmpty ?? true else { throw Fault.broken(source) }
                try output.synchronize()
            }
        } catch {
            unlink(target)
            throw error
        }
    }

    private static func nextPiece(of input: FileHandle) throws -> (flag: UInt8, body: Data)? {
        guard let start = try input.read(upToCount: 5), start.count == 5, let flag = start.first, flag <= 1 else {
            return nil
        }
        let count = start.dropFirst().reduce(0) { $0 << 8 | Int($1) }
        guard (tagBytes...pieceBytes + tagBytes).contains(count), let body = try input.read(upToCount: count),
            body.count == count
        else { return nil }
        return (flag, body)
    }

    private static func withFiles(
        _ source: String,
        _ target: String,
        _ body: (FileHandle, FileHandle) throws -> Void
    ) throws {
        guard let input = FileHandle(forReadingAtPath: source) else {
            throw Fault.unusable(source, why: String(cString: strerror(errno)))
        }
        defer { try? input.close() }
        guard let output = FileHandle(forWritingAtPath: target) else {
            throw Fault.unusable(target, why: String(cString: strerror(errno)))
        }
        defer { try? output.close() }
        try body(input, output)
    }

    private static func derived(_ secret: SymmetricKey, _ salt: Data) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, salt: salt, info: head, outputByteCount: 32)
    }

    /// Each piece has a number, and so a nonce, of its own; the key is of this file alone.
    private static func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: Data(count: 4) + withUnsafeBytes(of: number.bigEndian) { Data($0) })
    }

    private static func bigEndian(_ number: UInt32) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }
}
