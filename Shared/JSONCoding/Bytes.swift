import Foundation

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let minus = UInt8(ascii: "-")
    static let zero = UInt8(ascii: "0")
}

/// Negative, zero or positive, as the left bytes stand before, with or after the right ones.
func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    guard let one = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
    let order = memcmp(one, other, min(left.count, right.count))
    return order != 0 ? Int(order) : left.count - right.count
}

/// Where the next quotation mark, backslash or control character stands at or after `from`, or `end`.
///
/// With `orHigh` a byte outside of ASCII counts too. Eight bytes at a time: what holds of no byte of a word holds of no
/// character in it.
@inline(__always)
func firstSpecial(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ end: Int, orHigh: Bool = false) -> Int {
    var at = from
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    while at + 8 <= end {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let quotes = word ^ (ones &* UInt64(UInt8.quote))
        let slashes = word ^ (ones &* UInt64(UInt8.backslash))
        // The highest bit of each byte that is zero (for the first two) or below 0x20; a borrow can only raise a
        // false alarm above a true one, and the loop below looks again.
        var hits = (quotes &- ones) & ~quotes
        hits |= (slashes &- ones) & ~slashes
        hits |= (word &- (ones &* 0x20)) & ~word
        if orHigh { hits |= word }
        if hits & tops != 0 { break }
        at += 8
    }
    while at < end {
        let byte = bytes[at]
        if byte == .quote || byte == .backslash || byte < 0x20 || (orHigh && byte >= 0x80) { return at }
        at += 1
    }
    return end
}

/// The string that stands escaped between two offsets; its escapes are known to be sound.
func unescaped(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ end: Int) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(end - from)
    var at = from
    while at < end {
        guard bytes[at] == .backslash, at + 1 < end else {
            plain.append(bytes[at])
            at += 1
            continue
        }
        let letter = bytes[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "u"):
            var scalar = hexadecimal(bytes, at, end) ?? 0xFFFD
            at += 4
            if 0xD800..<0xDC00 ~= scalar, let low = hexadecimal(bytes, at + 2, end) {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                at += 6
            }
            plain.append(contentsOf: Character(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        default: plain.append(letter)
        }
    }
    return String(decoding: plain, as: UTF8.self)
}

/// Four hexadecimal digits.
func hexadecimal(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var value: UInt32 = 0
    for offset in at..<(at + 4) {
        let digit: UInt8
        switch bytes[offset] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[offset] - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[offset] - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[offset] - UInt8(ascii: "A") + 10
        default: return nil
        }
        value = value << 4 | UInt32(digit)
    }
    return value
}

/// As `compareBytes`, of two strings' UTF-8.
func compareUTF8(_ left: String, _ right: String) -> Int {
    var left = left
    var right = right
    return left.withUTF8 { one in
        right.withUTF8 { compareBytes(UnsafeRawBufferPointer(one), UnsafeRawBufferPointer($0)) }
    }
}
