/// A certificate's paper, as its holder has it: what is attached to a PDF, as `ops/paper/certificate` writes it.
///
/// What is printed on its pages is not looked at: who reads them compares them with what is found here.
public struct PaperFile: Sendable, Equatable {
    /// The note; `nil` where none can be read, or there are several.
    public let note: [UInt8]?
    /// Whom it names, where that is attached.
    public let holder: HolderFile?

    /// Reads a PDF; `nil` where the bytes are none.
    public init?(reading bytes: [UInt8]) {
        guard bytes.starts(with: Array("%PDF-".utf8)) else { return nil }
        let streams = PaperFile.streams(in: bytes)
        let notes = streams.filter { $0.starts(with: PaperFile.beginning) }
        note = notes.count == 1 ? notes[0] : nil
        let holders = streams.filter { $0.first == UInt8(ascii: "{") }.compactMap { HolderFile(reading: $0) }
        holder = holders.count == 1 ? holders[0] : nil
    }

    private static let beginning = Array("ccs-certificate-v1\n".utf8)

    /// What stands in the file as it is, uncompressed; each ends with one line feed, as a note does.
    private static func streams(in bytes: [UInt8]) -> [[UInt8]] {
        let (open, close) = (Array("stream".utf8), Array("endstream".utf8))
        var found: [[UInt8]] = []
        var rest = bytes[...]
        while let begin = rest.firstRange(of: open) {
            let line = rest[begin.upperBound...].drop { $0 == 0x0D }
            guard line.first == 0x0A, let end = line.firstRange(of: close) else {
                rest = rest[begin.upperBound...]
                continue
            }
            let text = line[line.index(after: line.startIndex)..<end.lowerBound]
            rest = rest[end.upperBound...]
            // Only what could be one of ours is copied.
            guard text.starts(with: beginning) || text.first == UInt8(ascii: "{") else { continue }
            let last = text.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? text.startIndex
            found.append(Array(text[...last]) + [0x0A])
        }
        return found
    }
}
