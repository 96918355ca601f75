import Foundation

/// Words that are looked for in bytes: as they are, or in base64, as a message is kept that is parked or dead.
struct Traces {
    private struct Form {
        let word: String
        let bytes: [UInt8]
        /// In base64: at which place of a group of three the word begins, and how many characters of it come before.
        var group: (place: Int, before: Int)?
    }

    /// By the two bytes that it begins with, each form in which a word may stand.
    private var forms: [Int: [Form]] = [:]
    private var begins = [Bool](repeating: false, count: 1 << 16)

    /// - Parameter words: of letters and digits, six of them or more.
    init(of words: Set<String>) {
        for word in words.sorted() {
            for form in [Form(word: word, bytes: Array(word.utf8))] + Self.inBase64(word) {
                let start = Int(form.bytes[0]) << 8 | Int(form.bytes[1])
                begins[start] = true
                forms[start, default: []].append(form)
            }
        }
    }

    /// A word may begin at each of the three places of a group. What of it depends on its neighbours is left out; JSON may
    /// write a slash with another character before it.
    private static func inBase64(_ word: String) -> [Form] {
        (0..<3).flatMap { place -> [Form] in
            let padded = [UInt8](repeating: 0, count: place) + Array(word.utf8)
            let text = Array(Data(padded).base64EncodedString().utf8)
            let first = (place * 8 + 5) / 6
            let last = padded.count * 8 / 6
            let sure = Array(text[first..<last])
            let escaped = sure.flatMap { $0 == UInt8(ascii: "/") ? Array("\\/".utf8) : [$0] }
            return (escaped == sure ? [sure] : [sure, escaped]).map {
                Form(word: word, bytes: $0, group: (place, first))
            }
        }
    }

    /// Which of the words stand in the bytes.
    func found(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in
            begins.withUnsafeBufferPointer { begins in
                guard bytes.count > 1 else { return }
                for place in 0..<(bytes.count - 1) {
                    let start = Int(bytes[place]) << 8 | Int(bytes[place + 1])
                    guard begins[start] else { continue }
                    for form in forms[start] ?? [] where place + form.bytes.count <= bytes.count {
                        guard form.bytes.indices.allSatisfy({ bytes[place + $0] == form.bytes[$0] }),
                            Self.ends(form, at: place, in: bytes)
                        else { continue }
                        found.insert(form.word)
                    }
                }
            }
        }
        return found
    }

    /// Whether the word ends there: one of ten begins as one of a hundred does.
    private static func ends(_ form: Form, at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let group = form.group else {
            let end = place + form.bytes.count
            return end == bytes.count || !isLetterOrDigit(bytes[end])
        }
        let text = bytes[max(0, place - group.before)..<min(bytes.count, place + form.bytes.count + 12)]
            .filter { $0 != UInt8(ascii: "\\") }.prefix { isLetterOrDigit($0) || [43, 47, 61].contains($0) }
        guard let plain = Data(base64Encoded: Data(text.prefix(text.count / 4 * 4))) else { return true }
        // The last character of the word was looked at in part only.
        let end = group.place + form.word.utf8.count
        guard plain.prefix(end).dropFirst(group.place).elementsEqual(form.word.utf8) else { return false }
        return end >= plain.count || !isLetterOrDigit(plain[end])
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
    }
}
