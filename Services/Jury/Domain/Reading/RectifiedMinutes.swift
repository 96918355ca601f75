public import Contracts
import Scheme

extension RectifiedMinutesDrawnUp {
    /// The bytes that both signatories sign the digest of; written as those of the minutes are, and naming the digest of
    /// the minutes that they follow.
    public var canonicalBytes: [UInt8] {
        var lines = [
            "ccs-rectified-minutes 1", "session \(session)", "panel \(panel)", "rectifies \(rectifies)",
            "number \(number)", (["present"] + present.map(\.value)).joined(separator: " "),
        ]
        let reason = personal?.reason ?? ""
        lines.append("why \(reason.utf8.count) \(reason)")
        if let words, let mended = personal?.words {
            lines.append("file \(words.dossier) \(words.attempt)")
            lines += canonicalTexts("reason", mended.reasons)
            lines += canonicalTexts("recommendation", mended.recommendations)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

/// The jury's words on elements, sorted by code; each text is preceded by its length in bytes.
func canonicalTexts(_ keyword: String, _ texts: [ElementCode: String]) -> [String] {
    texts.sorted { $0.key < $1.key }.map { "\(keyword) \($0.key) \($0.value.utf8.count) \($0.value)" }
}
