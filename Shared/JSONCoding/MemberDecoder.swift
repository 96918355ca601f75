/// The members of an object.
struct MemberDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: JSONReader
    let node: Int

    var codingPath: [any CodingKey] { reader.path(node) }
    var allKeys: [Key] { reader.keys(node).compactMap { Key(stringValue: $0) } }

    private func find(_ key: some CodingKey) throws -> Int {
        guard let value = reader.find(node, key) else {
            throw DecodingError.keyNotFound(
                key,
                .init(codingPath: codingPath, debugDescription: "no member \"\(key.stringValue)\"")
            )
        }
        return value
    }

    /// The value under a key; `nil` where there is none, and where it is `null`.
    private func present(_ key: Key) -> Int? {
        guard let value = reader.find(node, key), !reader.isNull(value) else { return nil }
        return value
    }

    func contains(_ key: Key) -> Bool { reader.find(node, key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { reader.isNull(try find(key)) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader.bool(find(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader.string(find(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reader.number(type, find(key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try reader.number(type, find(key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader.integer(type, find(key)) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try reader.integer(type, find(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try reader.integer(type, find(key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try reader.integer(type, find(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try reader.integer(type, find(key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try reader.integer(type, find(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try reader.integer(type, find(key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try reader.integer(type, find(key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try reader.integer(type, find(key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try reader.integer(type, find(key)) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try reader.value(type, find(key)) }

    // One search instead of the three of the protocol's own.
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try present(key).map { try reader.string($0) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try present(key).map { try reader.integer(type, $0) }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try present(key).map { try reader.bool($0) }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try present(key).map { try reader.value(type, $0) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try ValueDecoder(reader: reader, node: find(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ValueDecoder(reader: reader, node: find(key)).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { ValueDecoder(reader: reader, node: try find(JSONKey.super)) }

    func superDecoder(forKey key: Key) throws -> any Decoder { ValueDecoder(reader: reader, node: try find(key)) }
}
