/// French typography, for words of our own: what somebody has typed stays as it is.
enum Typography {
    /// The blanks that do not break before `: ; ! ? %` and inside guillemets, and the apostrophe as it is printed.
    static func french(_ text: String) -> String { spaced(text).replacing("'", with: "’") }

    /// The blanks alone: where a name may stand in a sentence, which stays as its owner writes it.
    static func spaced(_ text: String) -> String {
        guard text.contains(where: { ":;!?%«»".contains($0) }) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        let characters = Array(text)
        for (place, character) in characters.enumerated() {
            let next = place + 1 < characters.count ? characters[place + 1] : nil
            let before = place > 0 ? characters[place - 1] : nil
            let isClosed = before.map { !$0.isWhitespace } ?? false
            let endsHere = next.map { $0 == " " } ?? true
            switch character {
            // A sign that was typed without its blank, where it stands at the end of a word.
            case ";" where isClosed && endsHere, "?" where isClosed && endsHere, "!" where isClosed && endsHere:
                result.append("\u{202F}")
                result.append(character)
            case ":" where isClosed && next == " ":
                result.append("\u{A0}")
                result.append(character)
            case " " where next == ":" || next == "»": result.append("\u{A0}")
            case " " where next.map { ";!?%".contains($0) } ?? false: result.append("\u{202F}")
            case " " where before == "«": result.append("\u{A0}")
            default: result.append(character)
            }
        }
        return result
    }

    /// What of a text is not written as French is: a sign without its blank before it, an apostrophe of a typewriter.
    static func faults(in text: String) -> [String] {
        var faults: [String] = []
        let characters = Array(text)
        for (place, character) in characters.enumerated() {
            let before = place > 0 ? characters[place - 1] : " "
            let after = place + 1 < characters.count ? characters[place + 1] : " "
            switch character {
            case "'": faults.append("apostrophe: \(Self.around(place, characters))")
            case ";", "!", "?":
                if before != "\u{202F}" { faults.append("\(character): \(Self.around(place, characters))") }
            case ":":
                // A time of day and an address have none.
                let isInside = before.isNumber && after.isNumber || after == "/"
                if before != "\u{A0}", !isInside { faults.append(":: \(Self.around(place, characters))") }
            case "«": if after != "\u{A0}" { faults.append("«: \(Self.around(place, characters))") }
            case "»": if before != "\u{A0}" { faults.append("»: \(Self.around(place, characters))") }
            case "\"": faults.append("guillemets: \(Self.around(place, characters))")
            default: continue
            }
        }
        return faults
    }

    /// A text of the source, where blanks before `: ; ! ?` are typed as they come and set when it is shown.
    static func loose(_ text: String) -> String {
        french(text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " "))
    }

    private static func around(_ place: Int, _ characters: [Character]) -> String {
        String(characters[max(0, place - 15)..<min(characters.count, place + 15)])
    }
}
