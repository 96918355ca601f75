/// A value in a text that is known to be JSON, to be read as what it is.
///
/// As in `JSONWriter`, nothing that every type calls is inlined.
public struct JSONValue {
    let reader: JSONReader
    let node: Int

    // MARK: scalars

    /// The text that stands there.
    @inline(never)
    public func string() throws -> String { try reader.string(node) }

    /// The truth that stands there.
    public func bool() throws -> Bool { try reader.bool(node) }

    /// The whole number that stands there.
    public func integer<I: FixedWidthInteger>() throws -> I { try reader.integer(I.self, node) }

    // MARK: objects

    /// Refuses what is no object.
    @inline(never)
    public func mustBeObject() throws {
        guard reader.kind(node) == .object else { throw reader.mismatch([String: Any].self, node) }
    }

    /// The value of a member that must be there.
    @inline(never)
    public func member<T: JSONReadable>(_ name: StaticString) throws -> T {
        guard let value = reader.find(node, name) else { throw missing(name) }
        return try T(json: JSONValue(reader: reader, node: value))
    }

    /// The value of a member; `nil` where there is none, and where it is `null`.
    @inline(never)
    public func memberIfPresent<T: JSONReadable>(_ name: StaticString) throws -> T? {
        guard let value = reader.find(node, name), reader.kind(value) != .null else { return nil }
        return try T(json: JSONValue(reader: reader, node: value))
    }

    @inline(never)
    private func missing(_ name: StaticString) -> DecodingError {
        .keyNotFound(
            JSONKey(stringValue: "\(name)"),
            .init(codingPath: reader.path(node), debugDescription: "no member \"\(name)\"")
        )
    }

    /// The one member that an object of this type has out of those names, as an enumeration with values is written.
    public func onlyMember(of type: Any.Type, _ names: [String]) throws -> (name: String, value: JSONValue) {
        try mustBeObject()
        var found: [(String, JSONValue)] = []
        var next = firstMember()
        while let member = next {
            if names.contains(member.name) { found.append((member.name, member.value)) }
            next = self.member(after: member)
        }
        guard let only = found.first, found.count == 1 else {
            throw DecodingError.typeMismatch(
                type,
                .init(
                    codingPath: reader.path(node),
                    debugDescription: "Invalid number of keys found, expected one."
                )
            )
        }
        return only
    }

    /// A member of an object whose names are data.
    struct Member {
        let reader: JSONReader
        let key: Int

        var name: String { reader.text(key) }
        var value: JSONValue { JSONValue(reader: reader, node: key + 1) }
    }

    func memberCount() throws -> Int {
        try mustBeObject()
        reader.readAsDictionary(node)
        return reader.memberCount(node)
    }

    func firstMember() -> Member? {
        node + 1 < reader.end(node) ? Member(reader: reader, key: node + 1) : nil
    }

    func member(after member: Member) -> Member? {
        let key = reader.end(member.key + 1)
        return key < reader.end(node) ? Member(reader: reader, key: key) : nil
    }

    func badKey(_ member: Member, _ type: Any.Type) -> DecodingError {
        reader.corrupted(member.key + 1, "the key is no \(type)")
    }

    // MARK: arrays

    func elementCount() throws -> Int {
        guard reader.kind(node) == .array else { throw reader.mismatch([Any].self, node) }
        return reader.elementCount(node)
    }

    func firstElement() -> JSONValue? {
        node + 1 < reader.end(node) ? JSONValue(reader: reader, node: node + 1) : nil
    }

    func element(after element: JSONValue) -> JSONValue? {
        let next = reader.end(element.node)
        return next < reader.end(node) ? JSONValue(reader: reader, node: next) : nil
    }

    // MARK: errors

    /// The error for a value that is of the right kind, and still none: what would be right.
    public func corrupted(_ reason: String) -> DecodingError { reader.corrupted(node, reason) }
}
