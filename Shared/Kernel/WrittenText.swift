/// Text as people write it: what can be seen, and does not change how what is around it is seen.
public enum WrittenText {
    /// The most characters that one text has.
    public static let longest = 10_000
    /// The most marks in a row over one letter; no language writes more than three.
    public static let mostMarks = 4

    /// The first character that nobody sees, or that turns the direction of what follows; `nil` where there is none.
    ///
    /// Between two pictures one that joins them is left (a family is a man, a woman and a child).
    public static func unseen(in text: String) -> Unicode.Scalar? {
        var before: Unicode.Scalar?
        var marks = 0
        for scalar in text.unicodeScalars {
            defer { before = scalar }
            if scalar.isASCII {
                marks = 0
                if scalar.value < 0x20, !"\n\r\t".unicodeScalars.contains(scalar) { return scalar }
                if scalar.value == 0x7F { return scalar }
                continue
            }
            if scalar == "\u{200D}", let before, before == "\u{FE0F}" || before.properties.isEmojiPresentation {
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                return scalar
            case .nonspacingMark, .enclosingMark:
                marks += 1
                if marks > mostMarks { return scalar }
            default: marks = 0
            }
        }
        return nil
    }
}
