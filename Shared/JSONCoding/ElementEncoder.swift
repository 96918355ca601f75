/// The elements of an array that is open.
struct ElementEncoder: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let depth: Int
    let serial: Int

    var codingPath: [any CodingKey] { writer.path(depth) }
    var count: Int { writer.isOpen(depth, serial) ? writer.levels[depth].count : 0 }

    private func slot() -> ValueEncoder {
        do {
            try writer.element(depth, serial)
        } catch {
            writer.fail("a container in an array that is closed")
        }
        return ValueEncoder(writer: writer, depth: writer.levels.count, start: writer.bytes.count)
    }

    private func integer<I: FixedWidthInteger>(_ value: I) throws {
        try writer.element(depth, serial)
        writer.integer(value)
    }

    func encodeNil() throws {
        try writer.element(depth, serial)
        writer.null()
    }

    func encode(_ value: Bool) throws {
        try writer.element(depth, serial)
        writer.bool(value)
    }

    func encode(_ value: String) throws {
        try writer.element(depth, serial)
        writer.text(value)
    }

    func encode(_ value: Double) throws { try attempt { try $0.number(value) } }
    func encode(_ value: Float) throws { try attempt { try $0.number(value) } }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode<T: Encodable>(_ value: T) throws { try attempt { try $0.value(value) } }

    private func attempt(_ write: (JSONWriter) throws -> Void) throws {
        let mark = writer.mark(depth, serial)
        try writer.element(depth, serial)
        do {
            try write(writer)
        } catch {
            writer.takeBack(depth, serial, mark)
            throw error
        }
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        slot().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { slot().unkeyedContainer() }

    func superEncoder() -> any Encoder {
        _ = slot()
        _ = writer.open(.slot)
        return ValueEncoder(writer: writer, depth: writer.levels.count, start: writer.bytes.count)
    }
}
