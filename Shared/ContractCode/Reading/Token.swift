/// A piece of Swift source: a word, a text, one sign, or a line of a doc comment.
struct Token: Equatable {
    enum Kind: Equatable {
        /// A name, a keyword or a number.
        case word
        /// A text in quotation marks, as it is written.
        case text
        /// One sign, such as `{`.
        case sign
        /// What stands after `///` on a line.
        case doc
    }

    let kind: Kind
    let value: String
    /// The line that it begins on; the first is 1.
    let line: Int
    /// Whether white space stands before it.
    let isApart: Bool
}

/// Cuts Swift source into tokens. Comments that are not doc comments are left out.
struct Lexer {
    private let source: [Character]
    private var place = 0
    private var line = 1
    private var isApart = true
    private var tokens: [Token] = []

    private init(_ text: String) { source = Array(text) }

    static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(text)
        lexer.run()
        return lexer.tokens
    }

    private mutating func run() {
        while place < source.count {
            let sign = source[place]
            if sign.isWhitespace {
                skip()
                isApart = true
            } else if starts("//") {
                lineComment()
            } else if starts("/*") {
                blockComment()
            } else if starts("#\"") {
                rawText()
            } else if starts("\"\"\"") {
                text(until: "\"\"\"")
            } else if sign == "\"" {
                text(until: "\"")
            } else if isWordSign(sign) {
                take(.word) { $0.isWordSign($0.source[$0.place]) }
            } else {
                let start = place
                skip()
                add(.sign, from: start, onLine: line)
            }
        }
    }

    private func isWordSign(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "_" || sign == "`" }

    private func starts(_ text: String) -> Bool { source[place...].starts(with: text) }

    private mutating func skip() {
        if source[place].isNewline { line += 1 }
        place += 1
    }

    private mutating func add(_ kind: Token.Kind, from start: Int, onLine line: Int) {
        tokens.append(Token(kind: kind, value: String(source[start..<place]), line: line, isApart: isApart))
        isApart = false
    }

    private mutating func take(_ kind: Token.Kind, while isPart: (Lexer) -> Bool) {
        let start = place
        while place < source.count, isPart(self) { place += 1 }
        add(kind, from: start, onLine: line)
    }

    private mutating func lineComment() {
        let isDoc = starts("///") && !starts("////")
        place += isDoc ? 3 : 2
        if isDoc, place < source.count, source[place] == " " { place += 1 }
        if isDoc {
            take(.doc) { !$0.source[$0.place].isNewline }
        } else {
            while place < source.count, !source[place].isNewline { place += 1 }
        }
        isApart = true
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                place += 2
            } else if starts("*/") {
                depth -= 1
                place += 2
            } else {
                skip()
            }
        } while depth > 0 && place < source.count
        isApart = true
    }

    /// A text in which no sign means anything but itself.
    private mutating func rawText() {
        let start = place
        let first = line
        place += 2
        while place < source.count, !starts("\"#") { skip() }
        place = min(place + 2, source.count)
        add(.text, from: start, onLine: first)
    }

    /// A text up to its end. What is interpolated may hold texts of its own.
    private mutating func text(until end: String) {
        let start = place
        let first = line
        place += end.count
        while place < source.count, !starts(end) {
            if starts("\\(") {
                place += 2
                interpolation()
            } else if source[place] == "\\" {
                place += min(2, source.count - place)
            } else {
                skip()
            }
        }
        place = min(place + end.count, source.count)
        add(.text, from: start, onLine: first)
    }

    private mutating func interpolation() {
        var depth = 1
        while place < source.count, depth > 0 {
            if source[place] == "\"" {
                let kept = tokens.count
                text(until: "\"")
                tokens.removeSubrange(kept...)
            } else {
                if source[place] == "(" { depth += 1 }
                if source[place] == ")" { depth -= 1 }
                skip()
            }
        }
    }
}
