import Foundation

extension JSONWriter {
    /// Writes a string; escapes what RFC 8259, section 7, says must be, and nothing else.
    func text(_ string: String) {
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

    private func escape(_ byte: UInt8) {
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
    func integer<I: FixedWidthInteger>(_ value: I) {
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

    /// Writes a number in the shortest form that reads back the same.
    func number<F: BinaryFloatingPoint & CustomStringConvertible>(_ value: F) throws {
        guard value.isFinite else { throw invalid(value, "JSON has no number for \(value)") }
        let digits = value.description.utf8
        bytes.append(contentsOf: digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...])
    }

    func bool(_ value: Bool) {
        bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
    }

    func null() { bytes.append(contentsOf: "null".utf8) }

    /// How values of a type are written.
    func treatment<T>(_ type: T.Type) -> Treatment<Void> {
        if type == Data.self || type == URL.self || type == Decimal.self { return .refused }
        return type is any WrittenAsObject.Type ? .special(()) : .asItself
    }
}
