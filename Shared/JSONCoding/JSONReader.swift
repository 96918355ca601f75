import Foundation

/// A text that is known to be JSON, its index, and what stands where.
final class JSONReader {
    /// What is used again from one text to the next.
    struct Buffers: Sendable {
        var bytes: [UInt8] = []
        var nodes: [JSONNode] = []
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
    private var nodes: [JSONNode] {
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

    /// Of which kind a value is.
    func kind(_ node: Int) -> JSONNode.Kind { nodes[node].kind }

    /// The node after a value and all that is in it.
    func end(_ node: Int) -> Int { Int(nodes[node].next) }

    /// How many elements an array has.
    func elementCount(_ node: Int) -> Int { Int(nodes[node].extra) }

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

    /// The nodes of texts that are long, or have an escape or anything beyond ASCII in them; beside each the node that its path
    /// leads to: of a key, that is the object.
    func textsBesideASCII(longerThan limit: Int) -> [(text: Int, place: Int)] {
        var found: [(text: Int, place: Int)] = []
        for index in nodes.indices {
            let node = nodes[index]
            switch node.kind {
            case .escapedString: break
            case .string:
                let isPlain = bytes.withUnsafeBytes { JSONKeys.bytes($0, node).allSatisfy { $0 < 0x80 } }
                guard !isPlain || node.end - node.start > limit else { continue }
            default: continue
            }
            found.append((index, isKey(index) ? Int(node.parent) : index))
        }
        return found
    }

    private func isKey(_ node: Int) -> Bool {
        let parent = Int(nodes[node].parent)
        guard node > 0, nodes[parent].kind == .object else { return false }
        var key = parent + 1
        while key < node { key = end(key + 1) }
        return key == node
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

    /// The value of a member; members that are asked for in the order of the text are found at once.
    @inline(never)
    func find(_ object: Int, _ name: StaticString) -> Int? {
        let name = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
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

    /// Where a member of the outermost object stands, with one comma beside it, and where its value does.
    func places(of name: StaticString) -> (member: Range<Int>, value: Range<Int>)? {
        guard let value = find(0, name) else { return nil }
        let key = nodes[value - 1]
        let isFirst = value == 2
        let next = Int(nodes[value].next)
        let isLast = next >= nodes.count
        // At the quotation mark of the next key, or at the brace that ends the object.
        let end = isLast ? Int(nodes[0].end) - 1 : Int(nodes[next].start) - 1
        let start = Int(key.start) - 1
        let valueEnd = isLast ? end : end - 1
        return (start - (isLast && !isFirst ? 1 : 0)..<end, Int(key.end) + 2..<valueEnd)
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
        return kind(node) == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}
