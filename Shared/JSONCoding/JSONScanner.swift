/// Checks a text against RFC 8259 and indexes it, in one pass.
struct JSONScanner {
    /// Deeper is refused.
    static let deepest = 128

    /// Why a text is no JSON, and where.
    struct Fault: Error {
        let reason: String
        let offset: Int
    }

    private let bytes: UnsafeRawBufferPointer
    private let end: Int
    private var at = 0
    private var depth = 0
    private(set) var nodes: [JSONNode]

    private init(_ bytes: UnsafeRawBufferPointer, _ nodes: consuming [JSONNode]) {
        self.bytes = bytes
        end = bytes.count
        self.nodes = nodes
    }

    /// The index of a text, in an array that may have been used before.
    static func index(_ bytes: UnsafeRawBufferPointer, into nodes: inout [JSONNode]) throws(Fault) {
        guard bytes.count < Int(UInt32.max) else { throw Fault(reason: "4 GiB or more", offset: 0) }
        var own: [JSONNode] = []
        swap(&own, &nodes)
        own.removeAll(keepingCapacity: true)
        var scanner = JSONScanner(bytes, own)
        own = []
        scanner.skipSpace()
        try scanner.value(0)
        scanner.skipSpace()
        guard scanner.at == scanner.end else { throw scanner.fault("something follows the value") }
        nodes = scanner.nodes
    }

    private func fault(_ reason: String) -> Fault { Fault(reason: reason, offset: at) }

    private mutating func skipSpace() {
        while at < end {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    private mutating func value(_ parent: Int) throws(Fault) {
        guard at < end else { throw fault("the text ends where a value is due") }
        switch bytes[at] {
        case .openBrace: try object(parent)
        case .openBracket: try array(parent)
        case .quote: try string(parent)
        case UInt8(ascii: "t"): try literal("true", .yes, parent)
        case UInt8(ascii: "f"): try literal("false", .no, parent)
        case UInt8(ascii: "n"): try literal("null", .null, parent)
        default: try number(parent)
        }
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONNode.Kind, _ parent: Int) throws(Fault) {
        let count = word.utf8CodeUnitCount
        guard at + count <= end else { throw fault("a value is due") }
        for offset in 0..<count where bytes[at + offset] != word.utf8Start[offset] { throw fault("a value is due") }
        add(kind, at, at + count, parent)
        at += count
    }

    private mutating func add(_ kind: JSONNode.Kind, _ start: Int, _ end: Int, _ parent: Int) {
        nodes.append(
            JSONNode(
                kind: kind,
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count + 1),
                parent: UInt32(truncatingIfNeeded: parent)
            )
        )
    }

    // MARK: containers

    private mutating func enter(_ kind: JSONNode.Kind, _ parent: Int) throws(Fault) -> Int {
        depth += 1
        guard depth <= Self.deepest else { throw fault("nested deeper than \(Self.deepest)") }
        add(kind, at, at, parent)
        at += 1
        skipSpace()
        return nodes.count - 1
    }

    private mutating func leave(_ node: Int, extra: Int) {
        at += 1
        depth -= 1
        nodes[node].end = UInt32(truncatingIfNeeded: at)
        nodes[node].next = UInt32(truncatingIfNeeded: nodes.count)
        nodes[node].extra = UInt32(truncatingIfNeeded: extra)
    }

    private mutating func array(_ parent: Int) throws(Fault) {
        let own = try enter(.array, parent)
        if at < end, bytes[at] == .closeBracket { return leave(own, extra: 0) }
        var count = 0
        while true {
            try value(own)
            count += 1
            skipSpace()
            guard at < end else { throw fault("the text ends in an array") }
            if bytes[at] == .closeBracket { return leave(own, extra: count) }
            guard bytes[at] == .comma else { throw fault("a comma or ] is due") }
            at += 1
            skipSpace()
        }
    }

    private mutating func object(_ parent: Int) throws(Fault) {
        let own = try enter(.object, parent)
        if at < end, bytes[at] == .closeBrace { return leave(own, extra: own + 1) }
        // Keys that ascend are all different; no more is looked at, then.
        var ascends = true
        var count = 0
        var last = own + 1
        while true {
            guard at < end, bytes[at] == .quote else { throw fault("a key is due") }
            let key = nodes.count
            try string(own)
            if count > 0, ascends { ascends = comesBefore(last, key) }
            if nodes[key].kind == .escapedString { ascends = false }
            last = key
            count += 1
            skipSpace()
            guard at < end, bytes[at] == .colon else { throw fault("a colon is due") }
            at += 1
            skipSpace()
            try value(own)
            skipSpace()
            guard at < end else { throw fault("the text ends in an object") }
            if bytes[at] == .closeBrace { break }
            guard bytes[at] == .comma else { throw fault("a comma or } is due") }
            at += 1
            skipSpace()
        }
        if !ascends, JSONKeys.hasTwice(bytes, &nodes, own) { throw fault("two members have one key") }
        leave(own, extra: own + 1)
    }

    private func comesBefore(_ left: Int, _ right: Int) -> Bool {
        compareBytes(JSONKeys.bytes(bytes, nodes[left]), JSONKeys.bytes(bytes, nodes[right])) < 0
    }

    // MARK: scalars

    private mutating func string(_ parent: Int) throws(Fault) {
        at += 1
        let start = at
        var kind = JSONNode.Kind.string
        while true {
            at = firstSpecial(bytes, at, end, orHigh: true)
            guard at < end else { throw fault("the text ends in a string") }
            switch bytes[at] {
            case .quote:
                add(kind, start, at, parent)
                at += 1
                return
            case .backslash:
                kind = .escapedString
                try escape()
            case 0..<0x20: throw fault("a control character in a string")
            default: try sequence()
            }
        }
    }

    private mutating func escape() throws(Fault) {
        guard at + 1 < end else { throw fault("the text ends in a string") }
        switch bytes[at + 1] {
        case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 2
        case UInt8(ascii: "u"):
            guard let unit = hexadecimal(bytes, at + 2, end) else { throw fault("four hexadecimal digits are due") }
            guard 0xD800..<0xE000 ~= unit else {
                at += 6
                return
            }
            guard unit < 0xDC00, at + 12 <= end, bytes[at + 6] == .backslash, bytes[at + 7] == UInt8(ascii: "u"),
                let low = hexadecimal(bytes, at + 8, end), 0xDC00..<0xE000 ~= low
            else { throw fault("a surrogate without its other half") }
            at += 12
        default: throw fault("no such escape")
        }
    }

    /// One character outside of ASCII, by the table of RFC 3629, section 4.
    private mutating func sequence() throws(Fault) {
        let first = bytes[at]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw fault("not UTF-8")
        }
        guard at + length <= end, second ~= bytes[at + 1] else { throw fault("not UTF-8") }
        for offset in 2..<max(length, 2) where bytes[at + offset] & 0xC0 != 0x80 { throw fault("not UTF-8") }
        at += length
    }

    private mutating func number(_ parent: Int) throws(Fault) {
        let start = at
        if bytes[at] == .minus { at += 1 }
        guard at < end else { throw fault("a digit is due") }
        if bytes[at] == .zero { at += 1 } else { try digits() }
        if at < end, bytes[at] == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < end, bytes[at] == .minus || bytes[at] == UInt8(ascii: "+") { at += 1 }
            try digits()
        }
        add(.number, start, at, parent)
    }

    private mutating func digits() throws(Fault) {
        let start = at
        while at < end, bytes[at] &- .zero < 10 { at += 1 }
        guard at > start else { throw fault(at == end ? "the text ends in a number" : "a value or a digit is due") }
    }
}
