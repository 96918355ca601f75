/// The elements of an array, one after the other.
struct ElementDecoder: UnkeyedDecodingContainer {
    private let reader: JSONReader
    private let node: Int
    private let end: Int
    private var element: Int
    private(set) var currentIndex = 0

    init(reader: JSONReader, node: Int) {
        self.reader = reader
        self.node = node
        element = node + 1
        end = Int(reader.nodes[node].next)
    }

    var codingPath: [any CodingKey] { reader.path(node) }
    var count: Int? { Int(reader.nodes[node].extra) }
    var isAtEnd: Bool { element >= end }

    /// Takes the next element; one that fails stays the next.
    private mutating func take<T>(_ type: T.Type, _ read: (JSONReader, Int) throws -> T) throws -> T {
        guard !isAtEnd else { throw pastEnd(type) }
        let value = try read(reader, element)
        advance()
        return value
    }

    private func pastEnd(_ type: Any.Type) -> DecodingError {
        .valueNotFound(
            type,
            .init(codingPath: codingPath + [JSONKey(index: currentIndex)], debugDescription: "the array is at its end")
        )
    }

    private mutating func advance() {
        element = Int(reader.nodes[element].next)
        currentIndex += 1
    }

    private mutating func integer<I: FixedWidthInteger>(_ type: I.Type) throws -> I {
        try take(type) { try $0.integer(type, $1) }
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { throw pastEnd(Never.self) }
        guard reader.isNull(element) else { return false }
        advance()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try take(type) { try $0.bool($1) } }
    mutating func decode(_ type: String.Type) throws -> String { try take(type) { try $0.string($1) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try take(type) { try $0.number(type, $1) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try take(type) { try $0.number(type, $1) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try take(type) { try $0.value(type, $1) } }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try take(KeyedDecodingContainer<Nested>.self) {
            try ValueDecoder(reader: $0, node: $1).container(keyedBy: type)
        }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take((any UnkeyedDecodingContainer).self) { try ValueDecoder(reader: $0, node: $1).unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder {
        try take((any Decoder).self) { ValueDecoder(reader: $0, node: $1) }
    }
}
