/// The text being written: values one after the other, straight into one buffer of bytes.
///
/// There is no white space, `/` is not escaped, and members stand in the order in which they are written.
///
/// Nothing that every type calls is inlined: there are thousands of such calls, and copies of it would be most of the program.
public struct JSONWriter {
    private(set) var bytes: [UInt8]

    init(reusing bytes: consuming [UInt8]) {
        self.bytes = bytes
        self.bytes.removeAll(keepingCapacity: true)
        self.bytes.reserveCapacity(1024)
    }

    /// The bytes for a next writer.
    consuming func yieldBytes() -> [UInt8] { bytes }

    // MARK: objects and arrays

    /// Begins an object where a value is due.
    public mutating func beginObject() { bytes.append(.openBrace) }

    /// Ends the object that was begun last.
    public mutating func endObject() { bytes.append(.closeBrace) }

    /// Writes a member; its name needs no escaping.
    @inline(never)
    public mutating func member(_ name: StaticString, _ value: some JSONWritable) {
        begin(name)
        value.write(to: &self)
    }

    /// Writes a member where there is a value, and nothing where there is none.
    @inline(never)
    public mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
        if let value { member(name, value) }
    }

    /// Writes a member whose name is data.
    mutating func member(named name: String, _ value: some JSONWritable) {
        separate(from: .openBrace)
        text(name)
        bytes.append(.colon)
        value.write(to: &self)
    }

    /// Begins a case of an enumeration with values: an object with one member, which holds them.
    public mutating func beginCase(_ name: StaticString) {
        beginObject()
        begin(name)
        beginObject()
    }

    /// Ends the case that was begun last.
    public mutating func endCase() {
        endObject()
        endObject()
    }

    @inline(never)
    private mutating func begin(_ name: StaticString) {
        separate(from: .openBrace)
        bytes.append(.quote)
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(.quote)
        bytes.append(.colon)
    }

    /// Begins an array where a value is due.
    mutating func beginArray() { bytes.append(.openBracket) }

    /// Ends the array that was begun last.
    mutating func endArray() { bytes.append(.closeBracket) }

    /// Writes an element.
    mutating func element(_ value: some JSONWritable) {
        separate(from: .openBracket)
        value.write(to: &self)
    }

    /// A comma, unless what was opened is still empty.
    private mutating func separate(from opening: UInt8) {
        if let last = bytes.last, last != opening { bytes.append(.comma) }
    }

    // MARK: scalars

    /// Writes a string; escapes what RFC 8259, section 7, says must be, and nothing else.
    @inline(never)
    public mutating func text(_ string: String) {
        var string = string
        string.withUTF8 { utf8 in
            let raw = UnsafeRawBufferPointer(utf8)
            bytes.append(.quote)
            var from = 0
            while true {
                let stop = firstSpecial(raw, from, raw.count)
                if stop > from { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[from..<stop])) }
                guard stop < raw.count else { break }
                escape(raw[stop])
                from = stop + 1
            }
            bytes.append(.quote)
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(.backslash)
        switch byte {
        case .quote, .backslash: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }

    /// Writes an integer in decimal.
    public mutating func integer<I: FixedWidthInteger>(_ value: I) {
        if let small = UInt8(exactly: value), small < 10 { return bytes.append(.zero + small) }
        if value < 0 { bytes.append(.minus) }
        guard var rest = UInt64(exactly: value.magnitude) else {
            return bytes.append(contentsOf: value.magnitude.description.utf8)
        }
        let start = bytes.count
        while rest > 0 {
            bytes.append(.zero + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
    }
}
