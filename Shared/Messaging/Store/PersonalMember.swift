import Foundation

/// Takes the member `personal` out of a JSON object that was just encoded: what is left, and the member's value.
///
/// One pass over the bytes; encoding the two apart would cost a second encoding.
func split(_ whole: Data) -> (bare: Data, personal: Data)? {
    guard let place = placeOfPersonal(whole) else { return nil }
    var bare = Data(capacity: whole.count)
    bare.append(whole[whole.startIndex..<place.member.lowerBound])
    bare.append(whole[place.member.upperBound...])
    return (bare, whole[place.value])
}

private func placeOfPersonal(_ whole: Data) -> (member: Range<Data.Index>, value: Range<Data.Index>)? {
    let key = Array(#""personal":"#.utf8)
    return whole.withUnsafeBytes { bytes -> (Range<Int>, Range<Int>)? in
        var depth = 0
        var index = 0
        var expectsKey = false
        var found: (start: Int, value: Int)?
        func end(_ at: Int) -> (Range<Int>, Range<Int>)? {
            guard let found else { return nil }
            // One comma goes with the member: the one behind it, or else the one before it.
            if bytes[at] == UInt8(ascii: ",") { return (found.start..<at + 1, found.value..<at) }
            let hasBefore = bytes[found.start - 1] == UInt8(ascii: ",")
            return (found.start - (hasBefore ? 1 : 0)..<at, found.value..<at)
        }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                if expectsKey, found == nil, bytes.count - index > key.count,
                    (0..<key.count).allSatisfy({ bytes[index + $0] == key[$0] })
                {
                    found = (index, index + key.count)
                    index += key.count - 1
                } else {
                    index += 1
                    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                    }
                }
                expectsKey = false
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                expectsKey = depth == 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return end(index) }
            case UInt8(ascii: ",") where depth == 1:
                if found != nil { return end(index) }
                expectsKey = true
            default: break
            }
            index += 1
        }
        return nil
    }.map { member, value in
        let start = whole.startIndex
        return (
            start + member.lowerBound..<start + member.upperBound, start + value.lowerBound..<start + value.upperBound
        )
    }
}
