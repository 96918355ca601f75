/// How a type reads itself from JSON and writes itself, as an extension: member by member in the order of the
/// declaration, as the compiler's `Codable` would have it, and without its containers.
///
/// It is written for each type that says `Codable`, or that is a message or a question. A type with a form of its own
/// says so: by coding keys, by its own `init(json:)` or `init(from:)`, or as `WrittenAsText`.
struct Coding {
    let declaration: Declaration

    /// The coding of that type; `nil` where it has none, or one of its own.
    init?(_ declaration: Declaration, in found: Found) {
        let marks: Set = ["Codable", "Command", "Event", "PartnerEvent", "Question", "Aggregate"]
        guard !marks.isDisjoint(with: declaration.conformances), !found.codedByHand.contains(declaration.name),
            !found.types.contains(where: { $0.name == "\(declaration.name).CodingKeys" })
        else { return nil }
        self.declaration = declaration
    }

    /// What a source with these has to import.
    static func imports(_ codings: [Coding]) -> [String] {
        if codings.isEmpty { return [] }
        return [codings.contains(where: \.declaration.isPublic) ? "public import JSONCoding" : "import JSONCoding"]
    }

    private var access: String { declaration.isPublic ? "public " : "" }

    private var isText: Bool { declaration.kind == .enumeration && declaration.conformances.contains("String") }

    /// The extension.
    var lines: [String] {
        let bounds = declaration.parameters.map { "\($0): JSONReadable & JSONWritable" }
        let heading =
            "extension \(declaration.name): JSONReadable, JSONWritable"
            + (bounds.isEmpty ? "" : " where \(bounds.joined(separator: ", "))")
        if isText { return ["\(heading) {}"] }
        let (reading, writing) = declaration.kind == .structure ? structure : enumeration
        return ["\(heading) {", "    \(access)init(json: JSONValue) throws {"] + reading.map { "        \($0)" }
            + ["    }", "", "    \(access)func write(to json: inout JSONWriter) {"] + writing.map { "        \($0)" }
            + ["    }", "}"]
    }

    private var structure: (reading: [String], writing: [String]) {
        let members = declaration.members.filter(\.isOpen)
        let reading = members.map { member in
            "self.\(member.name) = try json.\(Self.reader(of: member.type))(\"\(Self.plain(member.name))\")"
        }
        let writing = members.map { "json.member(\"\(Self.plain($0.name))\", self.\($0.name))" }
        return (
            members.isEmpty ? [] : ["try json.mustBeObject()"] + reading,
            ["json.beginObject()"] + writing + ["json.endObject()"]
        )
    }

    private var enumeration: (reading: [String], writing: [String]) {
        let names = declaration.cases.map { "\"\($0.name)\"" }.joined(separator: ", ")
        var reading = [
            "let only = try json.onlyMember(of: Self.self, [\(names)])",
            "switch only.name {",
        ]
        var writing = ["switch self {"]
        for (place, each) in declaration.cases.enumerated() {
            let label = place < declaration.cases.count - 1 ? "case \"\(each.name)\"" : "default"
            let values = each.values.map { value in
                (value.label.map { "\($0): " } ?? "")
                    + "try only.value.\(Self.reader(of: value.type))(\"\(value.name)\")"
            }
            let given = values.isEmpty ? "" : "(\(values.joined(separator: ", ")))"
            reading += ["\(label):", "    try only.value.mustBeObject()", "    self = .`\(each.name)`\(given)"]
            let bound = each.values.indices.map { "let value\($0)" }.joined(separator: ", ")
            writing.append("case .`\(each.name)`\(bound.isEmpty ? "" : "(\(bound))"):")
            writing.append("    json.beginCase(\"\(each.name)\")")
            writing += each.values.enumerated().map { "    json.member(\"\($1.name)\", value\($0))" }
            writing.append("    json.endCase()")
        }
        return (reading + ["}"], writing + ["}"])
    }

    private static func reader(of type: String) -> String { type.hasSuffix("?") ? "memberIfPresent" : "member" }

    private static func plain(_ name: String) -> String { name.filter { $0 != "`" } }
}

/// How the types of a module are coded, in a source of its own.
public struct ModuleCoding {
    /// The source.
    public let source: String
    /// What is wrong in the sources: a type that is coded, and has a property without a type.
    public let faults: [SourceFault]

    /// The coding of all types that are declared in these sources, and that more than their own file sees.
    /// - Parameter sources: Each source with its path.
    public init(of sources: [(path: String, text: String)]) {
        var found = Found()
        for source in sources { found.add(DeclarationReader.read(source.text, at: source.path)) }
        let hidden = Set(found.types.filter(\.isHidden).map(\.name))
        let codings = found.types.compactMap { Coding($0, in: found) }.filter { coding in
            !hidden.contains { coding.declaration.name == $0 || coding.declaration.name.hasPrefix("\($0).") }
        }
        faults = found.faults.filter { fault in
            codings.contains {
                $0.declaration.path == fault.path
                    && ($0.declaration.line...$0.declaration.lastLine).contains(fault.line)
            }
        }
        var lines = ["// Written by contract-code from the declarations of this module."] + Coding.imports(codings)
        for coding in codings.sorted(by: { $0.declaration.name < $1.declaration.name }) { lines += [""] + coding.lines }
        source = lines.joined(separator: "\n") + "\n"
    }
}
