public import Foundation

// Swift's own values in JSON.

extension String: JSONReadable, JSONWritable {
    public init(json: JSONValue) throws { self = try json.string() }
    public func write(to json: inout JSONWriter) { json.text(self) }
}

extension Bool: JSONReadable, JSONWritable {
    public init(json: JSONValue) throws { self = try json.bool() }
    public func write(to json: inout JSONWriter) { json.bool(self) }
}

extension JSONReadable where Self: FixedWidthInteger {
    public init(json: JSONValue) throws { self = try json.integer() }
}

extension JSONWritable where Self: FixedWidthInteger {
    public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Int: JSONReadable, JSONWritable {}
extension Int8: JSONReadable, JSONWritable {}
extension Int64: JSONReadable, JSONWritable {}
extension UInt8: JSONReadable, JSONWritable {}
extension UInt64: JSONReadable, JSONWritable {}

extension Array: JSONReadable where Element: JSONReadable {
    public init(json: JSONValue) throws {
        self = []
        reserveCapacity(try json.elementCount())
        var next = json.firstElement()
        while let element = next {
            append(try Element(json: element))
            next = json.element(after: element)
        }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in self { json.element(element) }
        json.endArray()
    }
}

// A set is an array in the order of its elements, so that the same value gives the same bytes.

extension Set: JSONReadable where Element: JSONReadable {
    public init(json: JSONValue) throws { self.init(try [Element](json: json)) }
}

extension Set: JSONWritable where Element: JSONWritable & Comparable {
    public func write(to json: inout JSONWriter) { sorted().write(to: &json) }
}

// A dictionary is an object. Its keys are those that `Codable` takes for names, too.

extension Dictionary: JSONReadable where Key: CodingKeyRepresentable & LosslessStringConvertible, Value: JSONReadable {
    public init(json: JSONValue) throws {
        self = [:]
        reserveCapacity(try json.memberCount())
        var next = json.firstMember()
        while let member = next {
            let name = member.name
            guard let key = Key(name) else { throw json.badKey(member, Key.self) }
            self[key] = try Value(json: member.value)
            next = json.member(after: member)
        }
    }
}

/// Members stand in the order of their names' UTF-8, so that the same value gives the same bytes.
extension Dictionary: JSONWritable where Key: CodingKeyRepresentable & LosslessStringConvertible, Value: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        let members = map { (name: $0.key.description, value: $0.value) }
        for member in members.count < 2 ? members : members.sorted(by: { compareUTF8($0.name, $1.name) < 0 }) {
            json.member(named: member.name, member.value)
        }
        json.endObject()
    }
}

/// Bytes are a text in base 64, as Foundation's coders have them.
extension Data: JSONReadable, JSONWritable {
    public init(json: JSONValue) throws {
        guard let bytes = Data(base64Encoded: try json.string()) else {
            throw json.corrupted("Encountered Data is not valid Base64.")
        }
        self = bytes
    }

    public func write(to json: inout JSONWriter) { json.text(base64EncodedString()) }
}
