public import Foundation
import Synchronization

/// Reads a value from JSON as RFC 8259 has it, and from nothing else.
///
/// The text is checked as a whole and indexed before anything is taken out of it: bad UTF-8, lone surrogates, control
/// characters in strings, two members under one key, a nesting deeper than 128, a byte order mark and whatever follows
/// the value are all refused. Keys are compared byte by byte, without Unicode's equivalences.
///
/// Errors are those of Foundation's decoder: the same case with the same coding path. A text that is no JSON is
/// `dataCorrupted` at the empty path.
public struct JSONBytesDecoder: Sendable {
    private let spare = SpareReading()

    /// A decoder; one that is used again reuses its buffers. Any number of tasks may use it at once.
    public init() {}

    /// The value that stands in a text in UTF-8.
    ///
    /// - Throws: `DecodingError`.
    public func decode<T: JSONReadable>(_ type: T.Type, from data: Data) throws -> T {
        var reader = JSONReader(reusing: spare.take())
        // A reader that a value has kept keeps its text.
        defer { if isKnownUniquelyReferenced(&reader) { spare.put(reader.yieldBuffers()) } }
        try reader.index(data)
        return try T(json: JSONValue(reader: reader, node: 0))
    }

    /// Goes through the texts of a JSON value, names of members included, that are longer than so many bytes or have anything
    /// in them beside plain ASCII; each with the path to it, or to what has a member of that name.
    ///
    /// - Throws: `DecodingError` where it is no JSON.
    public func texts(
        in data: Data,
        longerThan limit: Int,
        each: (_ text: String, _ path: [any CodingKey]) -> Void
    ) throws {
        let reader = JSONReader(reusing: spare.take())
        defer { spare.put(reader.yieldBuffers()) }
        try reader.index(data)
        for (text, place) in reader.textsBesideASCII(longerThan: limit) {
            each(reader.text(text), reader.path(place))
        }
    }

    /// An object's text without one of its members, and the text of that member's value; `nil` for it where it has none.
    ///
    /// - Throws: `DecodingError` where the text is no object.
    public func parts(of object: Data, at member: StaticString) throws -> (rest: Data, value: Data?) {
        let reader = JSONReader(reusing: spare.take())
        defer { spare.put(reader.yieldBuffers()) }
        try reader.index(object)
        try JSONValue(reader: reader, node: 0).mustBeObject()
        guard let places = reader.places(of: member) else { return (object, nil) }
        let start = object.startIndex
        var rest = object
        rest.removeSubrange(start + places.member.lowerBound..<start + places.member.upperBound)
        return (rest, object[start + places.value.lowerBound..<start + places.value.upperBound])
    }
}

/// The buffers between two uses.
private final class SpareReading: Sendable {
    private static let largestKept = 1 << 20
    private let buffers = Mutex<JSONReader.Buffers?>(nil)

    func take() -> JSONReader.Buffers {
        buffers.withLock { kept in
            let taken = kept
            kept = nil
            return taken
        } ?? JSONReader.Buffers()
    }

    func put(_ used: JSONReader.Buffers) {
        guard used.bytes.capacity <= Self.largestKept, used.nodes.capacity <= Self.largestKept / 16 else { return }
        buffers.withLock { $0 = used }
    }
}
