/// One value of the text.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let reader: JSONReader
    let node: Int

    var codingPath: [any CodingKey] { reader.path(node) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard reader.nodes[node].kind == .object else { throw reader.mismatch([String: Any].self, node) }
        if DictionaryKeys.isKey(type) { reader.readAsDictionary(node) }
        return KeyedDecodingContainer(MemberDecoder<Key>(reader: reader, node: node))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard reader.nodes[node].kind == .array else { throw reader.mismatch([Any].self, node) }
        return ElementDecoder(reader: reader, node: node)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { reader.isNull(node) }
    func decode(_ type: Bool.Type) throws -> Bool { try reader.bool(node) }
    func decode(_ type: String.Type) throws -> String { try reader.string(node) }
    func decode(_ type: Double.Type) throws -> Double { try reader.number(type, node) }
    func decode(_ type: Float.Type) throws -> Float { try reader.number(type, node) }
    func decode(_ type: Int.Type) throws -> Int { try reader.integer(type, node) }
    func decode(_ type: Int8.Type) throws -> Int8 { try reader.integer(type, node) }
    func decode(_ type: Int16.Type) throws -> Int16 { try reader.integer(type, node) }
    func decode(_ type: Int32.Type) throws -> Int32 { try reader.integer(type, node) }
    func decode(_ type: Int64.Type) throws -> Int64 { try reader.integer(type, node) }
    func decode(_ type: UInt.Type) throws -> UInt { try reader.integer(type, node) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try reader.integer(type, node) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try reader.integer(type, node) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try reader.integer(type, node) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try reader.integer(type, node) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try reader.value(type, node) }
}
