/// A source of contracts with what its declarations leave out: each public struct that has no initialiser of its own gets
/// one, with a value for each stored property in the order of the declaration. A property that has a value already may
/// be left out. Behind the source stands how its types are coded (`Coding`).
public struct Completion {
    /// The completed source. The compiler names the lines of the source that it was made from.
    public let source: String
    /// What is wrong in the source.
    public let faults: [SourceFault]

    /// The completion of that source.
    /// - Parameters:
    ///   - text: The source.
    ///   - path: Where it stands, for the compiler's messages.
    public init(of text: String, at path: String) {
        let found = DeclarationReader.read(text, at: path)
        let wanting = found.types.filter {
            $0.kind == .structure && $0.isPublic && !$0.hasInitialiser && !$0.members.isEmpty
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var faults = found.faults + wanting.flatMap(Self.hidden)
        let codings = found.types.compactMap { Coding($0, in: found) }
        var completed = [
            "// Written by contract-code from the declarations in a source of the contracts."
        ]
        completed += Coding.imports(codings)
        completed.append(Self.place(path, 1))
        for (number, line) in zip(1..., lines) {
            for declaration in wanting where declaration.lastLine == number {
                guard line.trimmingPrefix(while: \.isWhitespace).first == "}" else {
                    faults.append(
                        SourceFault(
                            path: path,
                            line: number,
                            what: "the brace that ends \(declaration.name) stands first on a line of its own"
                        )
                    )
                    continue
                }
                let margin = String(line.prefix(while: \.isWhitespace)) + "    "
                completed += ["", Self.place(path, declaration.line)]
                completed += Self.initialiser(of: declaration).map { margin + $0 }
                completed.append(Self.place(path, number))
            }
            completed.append(String(line))
        }
        if !codings.isEmpty { completed.append("#sourceLocation()") }
        completed += codings.flatMap { [""] + $0.lines }
        source = completed.joined(separator: "\n")
        self.faults = faults
    }

    private static func place(_ path: String, _ line: Int) -> String {
        "#sourceLocation(file: \"\(path)\", line: \(line))"
    }

    private static func hidden(in declaration: Declaration) -> [SourceFault] {
        declaration.members.filter { !$0.isPublic && $0.isOpen }.map { member in
            SourceFault(
                path: declaration.path,
                line: member.line,
                what:
                    "\(member.name) is not public, so nobody outside can make a \(declaration.name): make it public, or "
                    + "write an initialiser"
            )
        }
    }

    private static func initialiser(of declaration: Declaration) -> [String] {
        let members = declaration.members.filter(\.isOpen)
        var lines = ["/// \(declaration.doc)"]
        let told = members.filter { !$0.doc.isEmpty }
        if !told.isEmpty { lines.append("/// - Parameters:") }
        lines += told.map { "///   - \($0.name): \($0.doc)" }
        lines.append("public init(")
        lines += members.enumerated().map { place, member in
            "    \(member.name): \(member.type)\(member.initial.map { " = \($0)" } ?? "")"
                + (place < members.count - 1 ? "," : "")
        }
        lines.append(") {")
        lines += members.map { "    self.\($0.name) = \($0.name)" }
        return lines + ["}"]
    }
}
