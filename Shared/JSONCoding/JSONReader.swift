import Foundation

/// A text that is known to be JSON, its index, and what stands where.
final class JSONReader {
    /// What is used again from one text to the next.
    struct Buffers: Sendable {
        var bytes: [UInt8] = []
        var nodes: [JSONNode] = []
        var treatments = TypeMemory<Treatment<any ReadAsObject.Type>>()
    }

    /// All that changes, behind a pointer: the runtime would look after each access to a class's own variables. No
    /// access here lasts while another begins: none calls out.
    private struct State {
        var buffers: Buffers
    }

    private let state: UnsafeMutablePointer<State>

    @inline(__always)
    private var bytes: [UInt8] {
        _read { yield state.pointee.buffers.bytes }
        _modify { yield &state.pointee.buffers.bytes }
    }

    @inline(__always)
    private(set) var nodes: [JSONNode] {
        _read { yield state.pointee.buffers.nodes }
        _modify { yield &state.pointee.buffers.nodes }
    }

    init(reusing buffers: consuming Buffers) {
        state = .allocate(capacity: 1)
        state.initialize(to: State(buffers: buffers))
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The buffers for a next reader; this one is empty afterwards.
    func yieldBuffers() -> Buffers {
        let yielded = state.pointee.buffers
        bytes = []
        nodes = []
        return yielded
    }

    /// Takes a text, checked as a whole.
    func index(_ data: Data) throws {
        bytes.removeAll(keepingCapacity: true)
        data.withUnsafeBytes { bytes.append(contentsOf: $0) }
        do {
            try bytes.withUnsafeBytes { try JSONScanner.index($0, into: &nodes) }
        } catch let fault as JSONScanner.Fault {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "not JSON: \(fault.reason), at byte \(fault.offset)")
            )
        }
    }

    // MARK: values

    /// A value as its type decodes it.
    func value<T: Decodable>(_ type: T.Type, _ node: Int) throws -> T {
        switch state.pointee.buffers.treatments.answer(type, { treatment(type) }) {
        case .asItself: break
        case .refused: throw corrupted(node, "\(type) has two spellings in JSON: decode a String")
        case .special(let objects):
            return try special(type, objects, node)
        }
        return try T(from: ValueDecoder(reader: self, node: node))
    }

    /// A dictionary. Apart, and kept apart: where it stands, the runtime is asked for the optional of the type.
    @inline(never)
    private func special<T: Decodable>(_ type: T.Type, _ objects: any ReadAsObject.Type, _ node: Int) throws -> T {
        if nodes[node].kind == .object, let object = try objects.read(self, node) as? T { return object }
        return try T(from: ValueDecoder(reader: self, node: node))
    }

    /// How values of a type are read.
    private func treatment(_ type: Any.Type) -> Treatment<any ReadAsObject.Type> {
        if type == Data.self || type == URL.self || type == Decimal.self { return .refused }
        if let objects = type as? any ReadAsObject.Type { return .special(objects) }
        return .asItself
    }

    func isNull(_ node: Int) -> Bool { nodes[node].kind == .null }

    func string(_ node: Int) throws -> String {
        switch nodes[node].kind {
        case .string, .escapedString: text(node)
        default: throw mismatch(String.self, node)
        }
    }

    /// The text of a node that is a string, or a key.
    func text(_ index: Int) -> String {
        let node = nodes[index]
        return bytes.withUnsafeBytes { all in
            node.kind == .escapedString
                ? unescaped(all, Int(node.start), Int(node.end))
                : String(decoding: JSONKeys.bytes(all, node), as: UTF8.self)
        }
    }

    func bool(_ node: Int) throws -> Bool {
        switch nodes[node].kind {
        case .yes: true
        case .no: false
        default: throw mismatch(Bool.self, node)
        }
    }

    func integer<I: FixedWidthInteger>(_ type: I.Type, _ index: Int) throws -> I {
        let node = nodes[index]
        guard node.kind == .number else { throw mismatch(type, index) }
        let whole: I?? = bytes.withUnsafeBytes { Self.whole(JSONKeys.bytes($0, node)) }
        switch whole {
        case .some(.some(let value)): return value
        case .some(.none): throw misfit(type, node)
        case .none:
            // Written with a fraction or an exponent, it may still be whole.
            guard let value = Double(spelt(node)), let exact = I(exactly: value) else {
                throw misfit(type, node)
            }
            return exact
        }
    }

    /// Decimal digits with or without a sign; the inner `nil` when they do not fit, the outer when there is more.
    private static func whole<I: FixedWidthInteger>(_ digits: UnsafeRawBufferPointer) -> I?? {
        let isNegative = digits.first == .minus
        var value: I = 0
        for byte in isNegative ? digits.dropFirst() : digits[...] {
            guard byte &- .zero < 10 else { return .none }
        }
        for byte in isNegative ? digits.dropFirst() : digits[...] {
            let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
            let digit = I(truncatingIfNeeded: byte - .zero)
            let (sum, isFarther) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if isTooBig || isFarther { return .some(.none) }
            value = sum
        }
        return value
    }

    func number<F: BinaryFloatingPoint & LosslessStringConvertible>(_ type: F.Type, _ index: Int) throws -> F {
        let node = nodes[index]
        guard node.kind == .number else { throw mismatch(type, index) }
        guard let value = F(spelt(node)), value.isFinite else {
            throw misfit(type, node)
        }
        return value
    }

    /// Without a path, as in Foundation's decoder: it has none at hand there.
    private func misfit(_ type: Any.Type, _ node: JSONNode) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "the number \(spelt(node)) does not fit in \(type)"))
    }

    private func spelt(_ node: JSONNode) -> String {
        bytes.withUnsafeBytes { String(decoding: JSONKeys.bytes($0, node), as: UTF8.self) }
    }

    // MARK: objects and arrays

    /// Says that an object's keys are those of a dictionary.
    func readAsDictionary(_ node: Int) { nodes[node].isDictionary = true }

    /// The value under a key; members that are asked for in the order of the text are found at once.
    func find(_ object: Int, _ key: some CodingKey) -> Int? {
        var name = key.stringValue
        return name.withUTF8 { name in
            let name = UnsafeRawBufferPointer(name)
            let found: (value: Int, next: Int)? = bytes.withUnsafeBytes { all in
                nodes.withUnsafeBufferPointer { nodes in
                    let end = Int(nodes[object].next)
                    let likely = Int(nodes[object].extra)
                    var key = likely
                    while key < end {
                        let next = Int(nodes[key + 1].next)
                        if names(nodes[key], name, all) { return (key + 1, next) }
                        key = next
                    }
                    key = object + 1
                    while key < likely, key < end {
                        let next = Int(nodes[key + 1].next)
                        if names(nodes[key], name, all) { return (key + 1, next) }
                        key = next
                    }
                    return nil
                }
            }
            guard let found else { return nil }
            nodes[object].extra = UInt32(truncatingIfNeeded: found.next)
            return found.value
        }
    }

    @inline(__always)
    private func names(_ key: JSONNode, _ name: UnsafeRawBufferPointer, _ all: UnsafeRawBufferPointer) -> Bool {
        if key.kind == .escapedString {
            return unescaped(all, Int(key.start), Int(key.end)).utf8.elementsEqual(name)
        }
        return Int(key.end - key.start) == name.count && compareBytes(JSONKeys.bytes(all, key), name) == 0
    }

    /// How many members an object has.
    func memberCount(_ object: Int) -> Int {
        var count = 0
        var key = object + 1
        while key < Int(nodes[object].next) {
            count += 1
            key = Int(nodes[key + 1].next)
        }
        return count
    }

    /// The keys of an object, in the order of the text.
    func keys(_ object: Int) -> [String] {
        var keys: [String] = []
        var key = object + 1
        while key < Int(nodes[object].next) {
            keys.append(text(key))
            key = Int(nodes[key + 1].next)
        }
        return keys
    }

    // MARK: errors

    /// The path to a value, worked out only where somebody wants it.
    func path(_ node: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var node = node
        while node > 0 {
            let parent = Int(nodes[node].parent)
            if nodes[parent].kind == .array {
                var index = 0
                var element = parent + 1
                while element < node {
                    element = Int(nodes[element].next)
                    index += 1
                }
                path.append(JSONKey(index: index))
            } else {
                let key = text(node - 1)
                path.append(nodes[parent].isDictionary ? JSONKey(dictionaryKey: key) : JSONKey(stringValue: key))
            }
            node = parent
        }
        return path.reversed()
    }

    func corrupted(_ node: Int, _ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: path(node), debugDescription: reason))
    }

    /// A value of another kind than is asked for; `null` is the absence of one.
    func mismatch(_ type: Any.Type, _ node: Int) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: path(node),
            debugDescription: "expected \(type), found \(nodes[node].kind)"
        )
        return isNull(node) ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}
