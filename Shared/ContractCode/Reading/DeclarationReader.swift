/// Reads the types that a Swift source declares: structs with their stored properties, enumerations with their cases.
///
/// It reads plain declarations only: a stored property says its type. What it does not understand in a public struct is a
/// fault with its place; nothing is passed over in silence.
public struct DeclarationReader {
    private let path: String
    private let tokens: [Token]
    private var place = 0
    private var doc: [String] = []
    private var found = Found()

    private init(_ text: String, at path: String) {
        self.path = path
        tokens = Lexer.tokens(of: text)
    }

    /// Reads one source.
    public static func read(_ text: String, at path: String) -> Found {
        var reader = DeclarationReader(text, at: path)
        var ignored = Body()
        reader.body(of: "", isPublic: true, into: &ignored)
        return reader.found
    }

    /// What the body of a type has been found to hold.
    private struct Body {
        var members: [Member] = []
        var cases: [Case] = []
        var constants: [String: String] = [:]
        var hasInitialiser = false
    }

    private var current: Token? { place < tokens.count ? tokens[place] : nil }

    private func isSign(_ sign: String) -> Bool { current?.kind == .sign && current?.value == sign }

    /// Reads declarations up to the brace that ends their body, or to the end of the source.
    private mutating func body(of outer: String, isPublic: Bool, into body: inout Body) {
        var words = Modifiers()
        while let token = current, !isSign("}") {
            place += 1
            guard token.kind != .doc else {
                if words.isEmpty { doc.append(token.value) }
                continue
            }
            guard token.kind == .word else {
                if token.value == "@" { place += 1 }
                if token.value == "{" { skipBraces() }
                continue
            }
            switch token.value {
            case "public", "private", "fileprivate", "package", "internal", "static", "indirect", "mutating", "final",
                "lazy",
                "nonisolated":
                words.insert(token.value)
                if isSign("(") { skipParentheses() }
                continue
            case "struct", "enum":
                type(
                    token,
                    in: outer,
                    isPublic: isPublic && words.contains("public"),
                    isHidden: !words.isDisjoint(with: ["private", "fileprivate"])
                )
            case "extension", "protocol", "class", "actor": scope(in: outer)
            case "var", "let": property(token, words, isPublic, into: &body)
            case "init":
                body.hasInitialiser = true
                let heading = tokens[place...].prefix(3).map(\.value)
                if heading == ["(", "from", "decoder"] || heading == ["(", "json", ":"] {
                    found.codedByHand.insert(outer)
                }
                function()
            case "func", "subscript": function()
            case "typealias": alias(in: outer, line: token.line)
            case "import", "associatedtype": skipLine(token.line)
            case "case": cases(line: token.line, into: &body)
            default: break
            }
            words = []
            doc = []
        }
        place += 1
    }

    private typealias Modifiers = Set<String>

    // MARK: types

    private mutating func type(_ keyword: Token, in outer: String, isPublic: Bool, isHidden: Bool) {
        let said = takenDoc()
        let name = typeName()
        let parameters = isSign("<") ? generics() : []
        let conformances = header()
        let full = outer.isEmpty ? name : "\(outer).\(name)"
        var body = Body()
        self.body(of: full, isPublic: isPublic, into: &body)
        if conformances.contains("WrittenAsText") { found.codedByHand.insert(full) }
        found.types.append(
            Declaration(
                kind: keyword.value == "struct" ? .structure : .enumeration,
                name: full,
                isPublic: isPublic,
                isHidden: isHidden,
                parameters: parameters,
                conformances: conformances,
                doc: said,
                members: body.members,
                cases: body.cases,
                constants: body.constants,
                hasInitialiser: body.hasInitialiser,
                path: path,
                line: keyword.line,
                lastLine: tokens[min(place, tokens.count) - 1].line
            )
        )
    }

    /// An extension, or a type that the contracts have no use for: what stands in it is read.
    private mutating func scope(in outer: String) {
        let name = typeName()
        if isSign("<") { _ = generics() }
        _ = header()
        doc = []
        var ignored = Body()
        body(of: outer.isEmpty ? name : "\(outer).\(name)", isPublic: true, into: &ignored)
    }

    private mutating func alias(in outer: String, line: Int) {
        let said = takenDoc()
        let name = typeName()
        let start = place + 1
        skipLine(line)
        guard start < place else { return }
        found.aliases.append(
            Alias(
                name: outer.isEmpty ? name : "\(outer).\(name)",
                target: tokens[start..<place].map(\.value).joined(),
                doc: said
            )
        )
    }

    private mutating func cases(line: Int, into body: inout Body) {
        let said = takenDoc()
        while let token = current, token.kind == .word {
            place += 1
            let name = token.value.filter { $0 != "`" }
            let values = isSign("(") ? self.values() : []
            var value = name
            if isSign("="), place + 1 < tokens.count {
                value = Self.unquoted(tokens[place + 1].value)
                place += 2
            }
            body.cases.append(Case(name: name, value: value, doc: said, values: values))
            guard isSign(",") else { break }
            place += 1
        }
    }

    /// What a case holds, between parentheses.
    private mutating func values() -> [Case.Value] {
        var values: [Case.Value] = []
        place += 1
        while let token = current, !isSign(")") {
            if isSign(",") {
                place += 1
                continue
            }
            let isLabelled = token.kind == .word && place + 1 < tokens.count && tokens[place + 1].value == ":"
            let label = isLabelled ? token.value : nil
            if isLabelled { place += 2 }
            let start = place
            var depth = 0
            while let token = current, depth > 0 || ![",", ")", "="].contains(token.value) {
                if ["(", "[", "<"].contains(token.value) { depth += 1 }
                if [")", "]", ">"].contains(token.value) { depth -= 1 }
                place += 1
            }
            let type = tokens[start..<place].map { ($0.isApart ? " " : "") + $0.value }.joined()
            values.append(
                Case.Value(
                    label: label,
                    name: label ?? "_\(values.count)",
                    type: String(type.trimmingPrefix(while: \.isWhitespace))
                )
            )
            if isSign("=") {
                while current != nil, !isSign(","), !isSign(")") { place += 1 }
            }
        }
        place += 1
        return values
    }

    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }

    /// The lines of a comment on one.
    private static func line(_ doc: [String]) -> String { doc.filter { !$0.isEmpty }.joined(separator: " ") }

    /// The doc comment that stands before what is read now, on one line.
    private mutating func takenDoc() -> String {
        defer { doc = [] }
        return Self.line(doc)
    }

    /// A name, which in an extension may have dots.
    private mutating func typeName() -> String {
        var name = ""
        while let token = current, token.kind == .word || (token.value == "." && !token.isApart) {
            if token.kind == .word, !name.isEmpty, !name.hasSuffix(".") { break }
            name += token.value
            place += 1
        }
        return name
    }

    /// The names of type parameters.
    private mutating func generics() -> [String] {
        var depth = 0
        var names: [String] = []
        while let token = current {
            if token.value == "<" { depth += 1 }
            if token.value == ">" { depth -= 1 }
            if token.kind == .word, depth == 1, ["<", ","].contains(tokens[place - 1].value) {
                names.append(token.value)
            }
            place += 1
            if depth == 0 { break }
        }
        return names
    }

    /// What a type conforms to, up to its opening brace.
    private mutating func header() -> [String] {
        var names: [String] = []
        var isWhere = false
        while let token = current, !isSign("{") {
            if token.value == "where" { isWhere = true }
            if token.kind == .word, !isWhere { names.append(token.value) }
            place += 1
        }
        place += 1
        return names
    }

    // MARK: properties

    private mutating func property(_ keyword: Token, _ words: Modifiers, _ inPublic: Bool, into body: inout Body) {
        guard let name = current, name.kind == .word else { return value(from: keyword.line) }
        place += 1
        guard !words.contains("static") else {
            let start = place
            value(from: keyword.line)
            if let text = tokens[start..<place].last, text.kind == .text {
                body.constants[name.value] = Self.unquoted(text.value)
            }
            return
        }
        let type = isSign(":") ? typeText() : nil
        var initial: String?
        if isSign("=") {
            place += 1
            initial = expression(keyword.line)
        }
        if isSign("{") {
            place += 1
            skipBraces()
            // Observers leave a property stored; the contracts have none.
            return
        }
        guard let type else {
            if inPublic { fault(keyword.line, "\(name.value) is stored: say its type, as `\(name.value): Int`") }
            return
        }
        body.members.append(
            Member(
                name: name.value,
                type: type,
                initial: initial,
                doc: Self.line(doc),
                isPublic: words.contains("public"),
                isOpen: keyword.value == "var" || initial == nil,
                line: keyword.line
            )
        )
    }

    /// The type after a colon, as it is written.
    private mutating func typeText() -> String {
        place += 1
        var text = ""
        var depth = 0
        var line = current?.line ?? 0
        while let token = current {
            if depth == 0, token.line != line || token.kind == .doc || ["=", "{", "}"].contains(token.value) { break }
            if ["(", "[", "<"].contains(token.value) { depth += 1 }
            if [")", "]", ">"].contains(token.value) { depth -= 1 }
            text += (token.isApart && !text.isEmpty ? " " : "") + token.value
            line = token.line
            place += 1
        }
        return text
    }

    /// An expression that ends with its line, or with the brackets that it opens.
    private mutating func expression(_ first: Int) -> String {
        var text = ""
        var depth = 0
        var line = current?.line ?? first
        while let token = current {
            if depth == 0, token.line != line || token.kind == .doc { break }
            if ["(", "[", "{"].contains(token.value) { depth += 1 }
            if [")", "]", "}"].contains(token.value) { depth -= 1 }
            guard depth >= 0 else { break }
            text += (token.isApart && !text.isEmpty ? " " : "") + token.value
            line = token.line
            place += 1
        }
        return text
    }

    private mutating func value(from line: Int) {
        while let token = current, token.line == line, !isSign("{"), !isSign("}") { place += 1 }
        if isSign("{") {
            place += 1
            skipBraces()
        } else if isSign("=") {
            place += 1
            _ = expression(line)
        }
    }

    // MARK: what is passed over

    /// A function or an initialiser: up to the end of its body.
    private mutating func function() {
        var depth = 0
        while let token = current {
            if depth == 0, token.value == "{" || token.value == "}" || token.kind == .doc { break }
            if token.value == "(" || token.value == "[" { depth += 1 }
            if token.value == ")" || token.value == "]" { depth -= 1 }
            place += 1
        }
        if isSign("{") {
            place += 1
            skipBraces()
        }
    }

    private mutating func skipBraces() {
        var depth = 1
        while let token = current, depth > 0 {
            if token.kind == .sign, token.value == "{" { depth += 1 }
            if token.kind == .sign, token.value == "}" { depth -= 1 }
            place += 1
        }
    }

    private mutating func skipParentheses() {
        var depth = 0
        while let token = current {
            if token.value == "(" { depth += 1 }
            if token.value == ")" { depth -= 1 }
            place += 1
            if depth == 0 { break }
        }
    }

    private mutating func skipLine(_ line: Int) {
        while let token = current, token.line == line, !isSign("}") { place += 1 }
    }

    private mutating func fault(_ line: Int, _ what: String) {
        found.faults.append(SourceFault(path: path, line: line, what: what))
    }
}
