/// The text being written, and the containers that are open in it.
///
/// Nothing is kept of a value but its text, so a container is closed as soon as something is written after it: whoever
/// then still writes into it (Codable allows it, synthesized code never does) gets an error, not a wrong text.
final class JSONWriter {
    /// Deeper is refused, by the decoder too.
    static let deepest = 128

    enum Shape { case object, dictionary, array, slot }

    /// An open container, or the place that a super encoder was given.
    struct Level {
        let shape: Shape
        let start: Int
        let serial: Int
        /// How many members or elements have begun.
        var count = 0
        /// Where the latest member's key begins, at its quotation mark.
        var key = 0
        /// The first of a dictionary's own in `members`.
        let firstMember: Int
    }

    /// A member of a dictionary that is still to be put in order.
    struct Member {
        let start: Int
        /// After the key's closing quotation mark.
        let keyEnd: Int
        /// At the comma before the next member.
        var end = 0
        let isEscaped: Bool
    }

    /// What a value that failed is taken back to.
    struct Mark {
        let bytes: Int
        let members: Int
        let count: Int
    }

    /// What is used again from one text to the next.
    struct Buffers: Sendable {
        var bytes: [UInt8] = []
        var treatments = TypeMemory<Treatment<Void>>()
    }

    /// All that changes, behind a pointer: the runtime would look after each access to a class's own variables, and
    /// that alone was a third of the time. No access here lasts while another begins: none calls out.
    private struct State {
        var buffers: Buffers
        var levels: [Level] = []
        var members: [Member] = []
        var serial = 0
        var failure: EncodingError?
    }

    private let state: UnsafeMutablePointer<State>

    @inline(__always)
    var bytes: [UInt8] {
        _read { yield state.pointee.buffers.bytes }
        _modify { yield &state.pointee.buffers.bytes }
    }

    @inline(__always)
    private(set) var levels: [Level] {
        _read { yield state.pointee.levels }
        _modify { yield &state.pointee.levels }
    }

    @inline(__always)
    private var members: [Member] {
        _read { yield state.pointee.members }
        _modify { yield &state.pointee.members }
    }

    private var failure: EncodingError? {
        get { state.pointee.failure }
        set { state.pointee.failure = newValue }
    }

    init(reusing buffers: consuming Buffers) {
        state = .allocate(capacity: 1)
        state.initialize(to: State(buffers: buffers))
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(1024)
        levels.reserveCapacity(16)
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The buffers for a next writer; this one is empty afterwards.
    func yieldBuffers() -> Buffers {
        let yielded = state.pointee.buffers
        bytes = []
        levels.removeAll()
        return yielded
    }

    // MARK: values

    /// Writes a value as it encodes itself; `{}` if it encodes nothing.
    func value<T: Encodable>(_ value: T) throws {
        if state.pointee.failure != nil, let failure { throw failure }
        let depth = levels.count
        let start = bytes.count
        switch state.pointee.buffers.treatments.answer(T.self, { treatment(T.self) }) {
        case .asItself: try value.encode(to: ValueEncoder(writer: self, depth: depth, start: start))
        case .refused: throw invalid(value, "\(T.self) has two spellings in JSON: encode a String")
        case .special:
            guard let object = value as? any WrittenAsObject else { throw invalid(value, "no object") }
            try object.write(self)
        }
        close(to: depth)
        if bytes.count == start, depth > 0 { bytes.append(contentsOf: [.openBrace, .closeBrace]) }
    }

    /// Closes what is open; afterwards the text is whole.
    func finish(_ value: some Encodable) throws {
        close(to: 0)
        if let failure { throw failure }
        if bytes.isEmpty { throw invalid(value, "the value at the top encodes nothing") }
    }

    // MARK: containers

    /// Opens a container where a value is due, and says which it is.
    func open(_ shape: Shape) -> Int {
        if levels.count >= Self.deepest { fail("nested deeper than \(Self.deepest)") }
        state.pointee.serial += 1
        let serial = state.pointee.serial
        levels.append(Level(shape: shape, start: bytes.count, serial: serial, firstMember: members.count))
        switch shape {
        case .object, .dictionary: bytes.append(.openBrace)
        case .array: bytes.append(.openBracket)
        case .slot: break
        }
        return serial
    }

    /// Whether the container at that depth is still the one with that serial number.
    func isOpen(_ depth: Int, _ serial: Int) -> Bool { depth < levels.count && levels[depth].serial == serial }

    /// Begins a member of an object that is open.
    func member(_ depth: Int, _ serial: Int, _ key: String) throws {
        guard isOpen(depth, serial) else { throw stale(key) }
        if levels.count > depth + 1 { close(to: depth + 1) }
        if levels[depth].count > 0 { bytes.append(.comma) }
        levels[depth].count += 1
        let start = bytes.count
        levels[depth].key = start
        text(key)
        if levels[depth].shape == .dictionary {
            let isEscaped = bytes.count - start != key.utf8.count + 2
            members.append(Member(start: start, keyEnd: bytes.count, isEscaped: isEscaped))
        }
        bytes.append(.colon)
    }

    /// Begins an element of an array that is open.
    func element(_ depth: Int, _ serial: Int) throws {
        guard isOpen(depth, serial) else { throw stale("an element") }
        if levels.count > depth + 1 { close(to: depth + 1) }
        if levels[depth].count > 0 { bytes.append(.comma) }
        levels[depth].count += 1
    }

    /// Where a member or element is to begin, in case it fails.
    func mark(_ depth: Int, _ serial: Int) -> Mark {
        guard isOpen(depth, serial) else { return Mark(bytes: bytes.count, members: members.count, count: 0) }
        if levels.count > depth + 1 { close(to: depth + 1) }
        return Mark(bytes: bytes.count, members: members.count, count: levels[depth].count)
    }

    /// Takes back what a value wrote before it failed, for a caller that goes on without it.
    func takeBack(_ depth: Int, _ serial: Int, _ mark: Mark) {
        guard isOpen(depth, serial) else { return }
        levels.removeSubrange((depth + 1)...)
        levels[depth].count = mark.count
        bytes.removeSubrange(mark.bytes...)
        members.removeSubrange(mark.members...)
    }

    /// Closes the containers from that depth on, the innermost first.
    func close(to depth: Int) {
        while levels.count > depth {
            let level = levels.removeLast()
            switch level.shape {
            case .object: bytes.append(.closeBrace)
            case .array: bytes.append(.closeBracket)
            case .slot:
                if bytes.count == level.start { bytes.append(contentsOf: [.openBrace, .closeBrace]) }
            case .dictionary:
                sortMembers(level)
                bytes.append(.closeBrace)
            }
        }
    }

    /// Puts a dictionary's members in the order of their keys' bytes.
    private func sortMembers(_ level: Level) {
        var own = Array(members[level.firstMember...])
        members.removeSubrange(level.firstMember...)
        guard own.count > 1, let first = own.first?.start else { return }
        let end = bytes.count
        for index in own.indices.dropLast() { own[index].end = own[index + 1].start - 1 }
        own[own.count - 1].end = end
        let isDouble = bytes.withUnsafeMutableBytes { all -> Bool in
            let text = UnsafeRawBufferPointer(all)
            own.sort { Self.compare($0, $1, text) < 0 }
            return withUnsafeTemporaryAllocation(byteCount: end - first, alignment: 1) { ordered -> Bool in
                var at = 0
                for member in own {
                    if at > 0 {
                        ordered[at] = .comma
                        at += 1
                    }
                    let piece = UnsafeRawBufferPointer(rebasing: text[member.start..<member.end])
                    UnsafeMutableRawBufferPointer(rebasing: ordered[at...]).copyMemory(from: piece)
                    at += piece.count
                }
                // Only now: the keys are compared where they stood.
                let isDouble = zip(own, own.dropFirst()).contains { Self.compare($0, $1, text) == 0 }
                UnsafeMutableRawBufferPointer(rebasing: all[first..<end]).copyMemory(
                    from: UnsafeRawBufferPointer(ordered)
                )
                return isDouble
            }
        }
        if isDouble { fail("two keys of a dictionary are the same text") }
    }

    private static func compare(_ left: Member, _ right: Member, _ all: UnsafeRawBufferPointer) -> Int {
        if left.isEscaped || right.isEscaped {
            return compareUTF8(
                unescaped(all, left.start + 1, left.keyEnd - 1),
                unescaped(all, right.start + 1, right.keyEnd - 1)
            )
        }
        return compareBytes(
            UnsafeRawBufferPointer(rebasing: all[(left.start + 1)..<(left.keyEnd - 1)]),
            UnsafeRawBufferPointer(rebasing: all[(right.start + 1)..<(right.keyEnd - 1)])
        )
    }

    // MARK: errors

    /// Where the latest value at that depth stands.
    func path(_ depth: Int) -> [any CodingKey] {
        levels.prefix(depth).compactMap { level -> (any CodingKey)? in
            guard level.count > 0 else { return nil }
            switch level.shape {
            case .slot: return nil
            case .array: return JSONKey(index: level.count - 1)
            case .object, .dictionary:
                var end = level.key + 1
                while end < bytes.count, bytes[end] != .quote { end += bytes[end] == .backslash ? 2 : 1 }
                return JSONKey(stringValue: bytes.withUnsafeBytes { unescaped($0, level.key + 1, min(end, $0.count)) })
            }
        }
    }

    func invalid(_ value: Any, _ reason: String) -> EncodingError {
        .invalidValue(value, .init(codingPath: path(levels.count), debugDescription: reason))
    }

    func stale(_ value: Any) -> EncodingError {
        failure ?? invalid(value, "written into a container after what follows it, or a second value in one place")
    }

    /// For what cannot throw: the next write does, and the whole at the latest.
    func fail(_ reason: String) {
        if failure == nil { failure = invalid(Any?.none as Any, reason) }
    }
}
