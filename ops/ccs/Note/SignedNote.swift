import Foundation

/// A text with signatures under it (C2SP signed-note): the text, a blank line, and a line a signature.
///
///     ccs-certificate-v1
///     …
///
///     — registre.ccs.example/p2st/2026-1 NgqOMifO…
///     — registre.ccs.example/c4s/2026-1 qSjxs65Q…
public struct SignedNote: Sendable, Equatable {
    /// What is signed: UTF-8 without control characters but line feeds; the last byte is one.
    public let text: [UInt8]
    /// The signatures, in their order.
    public let signatures: [Line]

    /// One signature.
    public struct Line: Sendable, Hashable {
        /// The name of the key.
        public let key: String
        /// The key's id, four bytes.
        public let keyID: [UInt8]
        /// The signature.
        public let value: [UInt8]

        /// A signature by the key of that name and id.
        public init(key: String, keyID: [UInt8], value: [UInt8]) {
            self.key = key
            self.keyID = keyID
            self.value = value
        }
    }

    /// Why some bytes are no signed note.
    public enum Fault: String, Error, Sendable {
        /// Longer than any note that is read.
        case tooLong
        /// Not UTF-8, or with a control character in it.
        case notText
        /// Without signatures under it.
        case withoutSignatures
        /// A line under the text is no signature.
        case notASignature
    }

    /// As much as is read: others' tools take no longer one.
    private static let longest = 1_000_000
    private static let mostSignatures = 16
    private static let dash = "\u{2014} "

    /// That text under these signatures.
    public init(_ text: [UInt8], _ signatures: [Line]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note.
    public init(reading bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= SignedNote.longest else { throw .tooLong }
        guard let whole = String(validating: bytes, as: UTF8.self),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
        else { throw .notText }
        // By bytes: what looks like one character may be several.
        guard let blank = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }),
            whole.utf8.last == 0x0A, blank + 2 < bytes.count
        else { throw .withoutSignatures }
        let lines = bytes[(blank + 2)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= SignedNote.mostSignatures else { throw .notASignature }
        var signatures: [Line] = []
        for line in lines {
            guard let signature = SignedNote.signature(String(decoding: line, as: UTF8.self)) else {
                throw .notASignature
            }
            signatures.append(signature)
        }
        self.init(Array(bytes[...blank]), signatures)
    }

    private static func signature(_ line: String) -> Line? {
        guard line.hasPrefix(dash) else { return nil }
        let parts = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
        // Only what is written again in the same letters: a signature has one spelling.
        guard parts.count == 2, NoteKey.isName(parts[0]), let coded = Data(base64Encoded: String(parts[1])),
            coded.base64EncodedString() == parts[1], coded.count >= 5
        else { return nil }
        return Line(key: String(parts[0]), keyID: Array(coded.prefix(4)), value: Array(coded.dropFirst(4)))
    }

    /// The note as it is kept in a file.
    public var bytes: [UInt8] {
        let lines = signatures.map { line in
            "\(SignedNote.dash)\(line.key) \(Data(line.keyID + line.value).base64EncodedString())\n"
        }
        return text + [0x0A] + Array(lines.joined().utf8)
    }
}
