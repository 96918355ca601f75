/// Which coding keys a dictionary encodes and decodes itself with.
///
/// A dictionary asks for a keyed container as any type does, and fills it in the order of its hashes, another one in
/// each process. What tells it apart is the type of its keys, which the standard library does not name in public: so a
/// dictionary is asked, once.
enum DictionaryKeys {
    /// The types; one of them in practice.
    static let types: Set<ObjectIdentifier> = {
        var types: Set<ObjectIdentifier> = []
        for probed in [asked(["": 0]), asked([0: 0]), asked([Probe.key: 0])] {
            if let probed { types.insert(probed) }
        }
        return types
    }()

    private static let first = types.first
    private static let others = types.count > 1

    /// Whether a container with keys of that type is a dictionary's.
    static func isKey<Key: CodingKey>(_ type: Key.Type) -> Bool {
        let id = ObjectIdentifier(type)
        return id == first || (others && types.contains(id))
    }

    private static func asked(_ dictionary: some Encodable) -> ObjectIdentifier? {
        let listener = Listener()
        // What it encodes is thrown away; the listener has heard which keys it wants.
        try? dictionary.encode(to: listener)
        return listener.heard
    }
}

private enum Probe: Hashable, Encodable, CodingKeyRepresentable {
    case key

    var codingKey: any CodingKey { JSONKey(stringValue: "") }
    init?<Key: CodingKey>(codingKey: Key) { self = .key }
}

/// Hears which keys a value asks for, and writes aside what follows.
private final class Listener: Encoder {
    private(set) var heard: ObjectIdentifier?
    private let aside = JSONWriter(reusing: JSONWriter.Buffers())
    private var place: ValueEncoder { ValueEncoder(writer: aside, depth: 0, start: 0) }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        heard = ObjectIdentifier(type)
        return KeyedEncodingContainer(MemberEncoder<Key>(writer: aside, depth: 0, serial: aside.open(.object)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { place.unkeyedContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { place }
}
