/// The bytes that a text in base64 (RFC 4648, section 4, with padding) stands for; `nil` when it is none, or not the one
/// spelling of them.
func base64Bytes(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count.isMultiple(of: 4) else { return nil }
    let padding = bytes.suffix(2).count { $0 == UInt8(ascii: "=") }
    let digits = bytes.dropLast(padding).map(base64Value)
    guard let last = digits.last, let lastValue = last, digits.allSatisfy({ $0 != nil }) else { return nil }
    // One byte string has one spelling: the bits that the last digit has too many are zero.
    let spare = padding == 1 ? 0b11 : padding == 2 ? 0b1111 : 0
    guard lastValue & spare == 0 else { return nil }
    let values = digits.compactMap { $0 } + Array(repeating: 0, count: padding)
    let whole = stride(from: 0, to: values.count, by: 4).flatMap { place -> [UInt8] in
        let word = values[place..<place + 4].reduce(0) { $0 << 6 | $1 }
        return [UInt8(word >> 16 & 0xFF), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)]
    }
    return whole.dropLast(padding)
}

private func base64Value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
}
