/// What sources declare: types, their members, the tables of a store. Read line by line: the sources are indented by
/// four, so what stands one deeper than a type, and in no function, is its member.
struct Declarations {
    private var types: Set<String> = []
    private var members: Set<String> = []
    private var membersByType: [String: Set<String>] = [:]

    init(_ files: [SourceFile]) {
        for file in files {
            var open: [String] = []
            for line in file.code.split(separator: "\n" as Character) { note(line, in: &open) }
        }
    }

    /// Whether there is such a thing: `Type`, `Type.member`, `Type.Type.member`, or a function, a value or a table by
    /// its name.
    func contain(_ identifier: String) -> Bool {
        let parts = identifier.split(separator: "." as Character).map(String.init)
        guard let last = parts.last, parts.count > 1 else {
            return types.contains(identifier) || members.contains(identifier)
        }
        let owner = parts[parts.count - 2]
        return parts.dropLast().allSatisfy(types.contains)
            && (membersByType[owner]?.contains(last) == true || types.contains(last))
    }

    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private", "private(set)", "static", "final", "mutating",
        "indirect", "lazy", "nonisolated", "override", "weak",
    ]

    /// `open` are the types that the line stands in, the outermost first.
    private mutating func note(_ line: Substring, in open: inout [String]) {
        let depth = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count / 4
        let words = line.split(separator: " " as Character)
            .drop { Declarations.modifiers.contains($0) || $0.hasPrefix("@") }
        guard words.count > 1, let keyword = words.first, let name = words.dropFirst().first.flatMap(identifier) else {
            return
        }
        open = Array(open.prefix(depth))
        switch keyword {
        case "struct", "enum", "class", "protocol", "typealias", "extension":
            if keyword != "extension" { types.insert(name) }
            if open.count == depth { open.append(name) }
            // As in `enum Seat { case full, substitute }`.
            if let body = words.firstIndex(of: "case") { note(cases(words[body...].dropFirst()), of: name) }
        case "var", "let", "func": if open.count == depth { note([name], of: open.last) }
        case "case": if open.count == depth { note(cases(words.dropFirst()), of: open.last) }
        case "CREATE" where name == "TABLE": note(words.dropFirst(2).prefix(1).compactMap(identifier), of: nil)
        default: break
        }
    }

    private mutating func note(_ names: [String], of type: String?) {
        members.formUnion(names)
        if let type { membersByType[type, default: []].formUnion(names) }
    }

    /// The names in `full, substitute }`, `left(Int, of: String), right` or `remote = "r"`.
    private func cases(_ words: ArraySlice<Substring>) -> [String] {
        var depth = 0
        let outside = words.joined(separator: " ").filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")" { depth -= 1 } }
            return depth == 0
        }
        return outside.split(separator: "," as Character).compactMap { identifier($0.drop { $0 == " " }) }
    }

    /// The identifier that a text begins with.
    private func identifier(_ text: Substring) -> String? {
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : String(name)
    }
}
