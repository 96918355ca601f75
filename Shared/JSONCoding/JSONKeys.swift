/// The keys of objects, as bytes.
enum JSONKeys {
    /// Up to how many keys are compared each with each.
    private static let few = 24

    /// A string's bytes as they stand in the text.
    static func bytes(_ text: UnsafeRawBufferPointer, _ node: JSONNode) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: text[Int(node.start)..<Int(node.end)])
    }

    /// Whether two members of an object have the same key.
    static func hasTwice(_ text: UnsafeRawBufferPointer, _ nodes: inout [JSONNode], _ object: Int) -> Bool {
        var count = 0
        var hasEscapes = false
        var key = object + 1
        while key < nodes.count {
            let node = nodes[key]
            hasEscapes = hasEscapes || node.kind == .escapedString
            nodes[key].extra = signature(bytes(text, node))
            count += 1
            key = Int(nodes[key + 1].next)
        }
        if hasEscapes { return hasTwiceUnescaped(text, nodes, object) }
        if count > few { return hasTwiceSorted(text, nodes, object) }
        var left = object + 1
        while left < nodes.count {
            var right = Int(nodes[left + 1].next)
            while right < nodes.count {
                if nodes[left].extra == nodes[right].extra,
                    compareBytes(bytes(text, nodes[left]), bytes(text, nodes[right])) == 0
                {
                    return true
                }
                right = Int(nodes[right + 1].next)
            }
            left = Int(nodes[left + 1].next)
        }
        return false
    }

    /// The length and three of the bytes: equal for equal keys.
    private static func signature(_ key: UnsafeRawBufferPointer) -> UInt32 {
        guard let first = key.first, let last = key.last else { return 0 }
        return UInt32(truncatingIfNeeded: key.count) << 24 | UInt32(first) << 16
            | UInt32(key[key.count / 2]) << 8 | UInt32(last)
    }

    private static func hasTwiceSorted(
        _ text: UnsafeRawBufferPointer,
        _ nodes: [JSONNode],
        _ object: Int
    ) -> Bool {
        var keys: [JSONNode] = []
        var key = object + 1
        while key < nodes.count {
            keys.append(nodes[key])
            key = Int(nodes[key + 1].next)
        }
        keys.sort { compareBytes(bytes(text, $0), bytes(text, $1)) < 0 }
        return zip(keys, keys.dropFirst()).contains { compareBytes(bytes(text, $0), bytes(text, $1)) == 0 }
    }

    private static func hasTwiceUnescaped(
        _ text: UnsafeRawBufferPointer,
        _ nodes: [JSONNode],
        _ object: Int
    ) -> Bool {
        var seen: Set<[UInt8]> = []
        var key = object + 1
        while key < nodes.count {
            let node = nodes[key]
            let plain =
                node.kind == .escapedString
                ? Array(unescaped(text, Int(node.start), Int(node.end)).utf8) : Array(bytes(text, node))
            guard seen.insert(plain).inserted else { return true }
            key = Int(nodes[key + 1].next)
        }
        return false
    }
}
