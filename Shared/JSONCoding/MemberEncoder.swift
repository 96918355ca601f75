/// The members of an object that is open.
struct MemberEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let depth: Int
    let serial: Int

    var codingPath: [any CodingKey] { writer.path(depth) }

    private func begin(_ key: some CodingKey) throws { try writer.member(depth, serial, key.stringValue) }

    /// As `begin`, where nothing may be thrown: the place of a value that stays open until the next member.
    private func slot(_ key: some CodingKey) -> ValueEncoder {
        do {
            try begin(key)
        } catch {
            writer.fail("a container in an object that is closed")
        }
        return ValueEncoder(writer: writer, depth: writer.levels.count, start: writer.bytes.count)
    }

    private func integer<I: FixedWidthInteger>(_ value: I, _ key: Key) throws {
        try begin(key)
        writer.integer(value)
    }

    func encodeNil(forKey key: Key) throws {
        try begin(key)
        writer.null()
    }

    func encode(_ value: Bool, forKey key: Key) throws {
        try begin(key)
        writer.bool(value)
    }

    func encode(_ value: String, forKey key: Key) throws {
        try begin(key)
        writer.text(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try attempt(key) { try $0.number(value) }
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try attempt(key) { try $0.number(value) }
    }

    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try attempt(key) { try $0.value(value) }
    }

    private func attempt(_ key: Key, _ write: (JSONWriter) throws -> Void) throws {
        let mark = writer.mark(depth, serial)
        try begin(key)
        do {
            try write(writer)
        } catch {
            writer.takeBack(depth, serial, mark)
            throw error
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { slot(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { slot(key).unkeyedContainer() }

    func superEncoder() -> any Encoder { superEncoder(under: JSONKey.super) }

    func superEncoder(forKey key: Key) -> any Encoder { superEncoder(under: key) }

    private func superEncoder(under key: some CodingKey) -> any Encoder {
        _ = slot(key)
        _ = writer.open(.slot)
        return ValueEncoder(writer: writer, depth: writer.levels.count, start: writer.bytes.count)
    }
}
