/// What was found out about the types seen last.
///
/// Asking the runtime whether a type conforms to a protocol costs more than writing most values, and is asked for each
/// of them: so the answers are kept from one text to the next.
struct TypeMemory<Answer: Sendable>: Sendable {
    private static var size: Int { 256 }
    private var slots: [(type: ObjectIdentifier, answer: Answer)?] = Array(repeating: nil, count: Self.size)

    /// The answer for a type; found out unless it is still known.
    @inline(__always)
    mutating func answer(_ type: Any.Type, _ find: () -> Answer) -> Answer {
        let id = ObjectIdentifier(type)
        let bits = UInt(bitPattern: id)
        let slot = Int(truncatingIfNeeded: (bits >> 4 ^ bits >> 10) % UInt(Self.size))
        if let known = slots[slot], known.type == id { return known.answer }
        let answer = find()
        slots[slot] = (id, answer)
        return answer
    }
}

/// How a type is treated that Codable alone would treat slowly, or not at all.
enum Treatment<Special: Sendable>: Sendable {
    case asItself
    /// Foundation's coder spells it otherwise than the type does.
    case refused
    case special(Special)
}
