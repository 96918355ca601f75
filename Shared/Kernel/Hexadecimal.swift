private let digits = Array("0123456789abcdef".utf8)

/// Bytes in hexadecimal, in lower case: two digits a byte.
public func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
        var place = 0
        for byte in bytes {
            text[place] = digits[Int(byte >> 4)]
            text[place + 1] = digits[Int(byte & 15)]
            place += 2
        }
        return place
    }
}

/// The bytes that `hexadecimal` writes as that text; `nil` where it writes none so: an empty text, an odd number of digits, a
/// digit in upper case, any other sign.
public func bytes(ofHexadecimal text: some StringProtocol) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for place in stride(from: 0, to: digits.count, by: 2) {
        guard let high = value(ofDigit: digits[place]), let low = value(ofDigit: digits[place + 1]) else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}

private func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
}
