/// The place of one value in the text: it takes one scalar, one array or one object.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
    let writer: JSONWriter
    /// How many containers are open around the value.
    let depth: Int
    /// Where the value begins.
    let start: Int

    var codingPath: [any CodingKey] { writer.path(depth) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    private var isFree: Bool { writer.bytes.count == start && writer.levels.count == depth }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let shape: JSONWriter.Shape = DictionaryKeys.isKey(type) ? .dictionary : .object
        return KeyedEncodingContainer(MemberEncoder<Key>(writer: writer, depth: depth, serial: opened(shape)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        ElementEncoder(writer: writer, depth: depth, serial: opened(.array))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// A container of that shape; the one that is open, when a class and its superclass ask one after the other.
    private func opened(_ shape: JSONWriter.Shape) -> Int {
        if isFree { return writer.open(shape) }
        if depth < writer.levels.count {
            let level = writer.levels[depth]
            if level.start == start, level.shape == shape { return level.serial }
        }
        writer.fail("a second value in one place")
        return -1
    }

    private func claim(_ value: Any) throws {
        guard isFree else { throw writer.stale(value) }
    }

    private func integer<I: FixedWidthInteger>(_ value: I) throws {
        try claim(value)
        writer.integer(value)
    }

    func encodeNil() throws {
        guard isFree else { throw writer.stale("null") }
        writer.null()
    }

    func encode(_ value: Bool) throws {
        try claim(value)
        writer.bool(value)
    }

    func encode(_ value: String) throws {
        guard isFree else { throw writer.stale(value) }
        writer.text(value)
    }

    func encode(_ value: Double) throws {
        try claim(value)
        try writer.number(value)
    }

    func encode(_ value: Float) throws {
        try claim(value)
        try writer.number(value)
    }

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

    func encode<T: Encodable>(_ value: T) throws {
        guard isFree else { throw writer.stale(value) }
        try writer.value(value)
    }
}
