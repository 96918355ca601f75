import Contracts
import Foundation
import JSONCoding
import Kernel

/// The one gate for what people write in commands: no text has what is not seen, or is longer than anybody reads.
enum TextGate {
    /// How many faults are told at most: an answer fits into a frame.
    private static let most = 50

    /// What is wrong with the texts of a command; `nil` where nothing is.
    ///
    /// - Parameter longest: how many characters a text may have.
    static func refusal(of body: Data, longest: Int, _ decoder: JSONBytesDecoder) throws -> Refusal? {
        guard !isPlain(body, longest) else { return nil }
        var faults: [Fault] = []
        try decoder.texts(in: body, longerThan: longest) { text, path in
            guard faults.count < most else { return }
            if let scalar = WrittenText.unseen(in: text) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                faults.append(Fault(place(path), "notText", expected: "no U+\(name)"))
            } else if text.unicodeScalars.count > longest {
                faults.append(Fault(place(path), "tooLong", expected: "at most \(longest) characters"))
            }
        }
        return faults.isEmpty ? nil : Refusal("textIsReadable", faults: faults)
    }

    /// Whether there is nothing to look for: ASCII without escapes, and too short for a long text.
    private static func isPlain(_ body: Data, _ longest: Int) -> Bool {
        body.count <= longest
            && body.withUnsafeBytes { bytes in bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") } }
    }

    /// As much of the place as tells which it is: a member's name may be any text.
    private static func place(_ path: [any CodingKey]) -> String {
        let place = path.reduce("") { place, key in
            guard let index = key.intValue else {
                return place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)"
            }
            return "\(place)[\(index)]"
        }
        return String(place.prefix(200))
    }
}
