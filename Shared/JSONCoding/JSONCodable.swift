/// A value that reads itself from JSON.
///
/// The build writes this for the types that say `Codable` (ops/decisions/0038); by hand it is written where a value has a
/// form of its own. Errors are `DecodingError`s, as Foundation's decoder throws them: the same case at the same path.
public protocol JSONReadable {
    /// Reads the value that stands there.
    init(json: JSONValue) throws
}

/// A value that writes itself as JSON.
///
/// Every value can be written: a number that is not finite, a nesting without end, a key that stands twice cannot be made
/// of the types that conform.
public protocol JSONWritable {
    /// Writes the value where one is due.
    func write(to json: inout JSONWriter)
}

/// A value that reads itself from JSON and writes itself as JSON.
public typealias JSONCodable = JSONReadable & JSONWritable

/// A value that is one text in JSON: its description.
///
/// `Codable` comes of it as well, so that Foundation's coders treat such a value in the same way.
public protocol WrittenAsText: JSONReadable, JSONWritable, Codable, LosslessStringConvertible {
    /// How the value is spelt: told where a text spells none.
    static var spelling: String { get }
}

extension WrittenAsText {
    public init(json: JSONValue) throws {
        guard let value = Self(try json.string()) else { throw json.corrupted(Self.spelling) }
        self = value
    }

    public func write(to json: inout JSONWriter) { json.text(description) }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.spelling)
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

// An enumeration whose cases are texts or numbers needs no more than to conform.

extension JSONReadable where Self: RawRepresentable, RawValue: JSONReadable {
    public init(json: JSONValue) throws {
        let raw = try RawValue(json: json)
        guard let value = Self(rawValue: raw) else {
            throw json.corrupted("Cannot initialize \(Self.self) from invalid \(RawValue.self) value \(raw)")
        }
        self = value
    }
}

extension JSONWritable where Self: RawRepresentable, RawValue: JSONWritable {
    public func write(to json: inout JSONWriter) { rawValue.write(to: &json) }
}
