import Contracts
import Foundation
import JSONCoding
import Kernel

/// The one gate for what people write in commands: no text has what is not seen, or is longer than anybody reads.
enum TextGate {
    /// How many faults are told at most: an answer fits into a frame.
    private static let most = 50

    /// What is wrong with the texts of a command; `nil` where nothing is.
    static func refusal(of body: Data, _ decoder: JSONBytesDecoder) throws -> Refusal? {
        guard !isPlain(body) else { return nil }
        var faults: [Fault] = []
        try decoder.texts(in: body, longerThan: WrittenText.longest) { text, path in
            guard faults.count < most else { return }
            if let scalar = WrittenText.unseen(in: text) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                faults.append(Fault(place(path), "notText", expected: "no U+\(name)"))
            } else if text.unicodeScalars.count > WrittenText.longest {
                faults.append(Fault(place(path), "tooLong", expected: "at most \(WrittenText.longest) characters"))
            }
        }
        return faults.isEmpty ? nil : Refusal("textIsReadable", faults: faults)
    }

    /// Whether there is nothing to look for: ASCII without escapes, and too short for a long text.
    private static func isPlain(_ body: Data) -> Bool {
        body.count <= WrittenText.longest && body.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce("") { place, key in
            guard let index = key.intValue else {
                return place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)"
            }
            return "\(place)[\(index)]"
        }
    }
}
