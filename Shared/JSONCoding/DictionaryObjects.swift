/// A dictionary that is an object in JSON, written without asking the runtime what each of its keys is.
protocol WrittenAsObject {
    func write(_ writer: JSONWriter) throws
}

/// A dictionary that is an object in JSON, read without asking for each of its keys by name.
protocol ReadAsObject: SendableMetatype {
    /// `nil` where the standard library's own way is to be taken.
    static func read(_ reader: JSONReader, _ node: Int) throws -> Self?
}

extension Dictionary: WrittenAsObject where Key: CodingKeyRepresentable, Value: Encodable {
    func write(_ writer: JSONWriter) throws {
        let depth = writer.levels.count
        let serial = writer.open(.dictionary)
        for (key, value) in self {
            try writer.member(depth, serial, key.codingKey.stringValue)
            try writer.value(value)
        }
    }
}

extension Dictionary: ReadAsObject where Key: CodingKeyRepresentable, Value: Decodable {
    static func read(_ reader: JSONReader, _ node: Int) throws -> [Key: Value]? {
        // A key that is no number is a mismatch there, not a corruption.
        if Key.self == Int.self { return nil }
        reader.readAsDictionary(node)
        var dictionary: [Key: Value] = [:]
        dictionary.reserveCapacity(reader.memberCount(node))
        let end = Int(reader.nodes[node].next)
        var key = node + 1
        while key < end {
            guard let own = Key(codingKey: JSONKey(dictionaryKey: reader.text(key))) else {
                throw reader.corrupted(key + 1, "the key is no \(Key.self)")
            }
            dictionary[own] = try reader.value(Value.self, key + 1)
            key = Int(reader.nodes[key + 1].next)
        }
        return dictionary
    }
}

/// As `compareBytes`, of two strings' UTF-8.
func compareUTF8(_ left: String, _ right: String) -> Int {
    var left = left
    var right = right
    return left.withUTF8 { one in
        right.withUTF8 { compareBytes(UnsafeRawBufferPointer(one), UnsafeRawBufferPointer($0)) }
    }
}
