public import ContractBook
import ContractReading
public import Foundation

/// A file to begin with: the fields of a message in YAML, each with what it means.
public struct ExampleFile {
    private let book: ContractBook

    /// Out of these contracts.
    public init(_ book: ContractBook) { self.book = book }

    /// The file for a message, out of the example of its contract, or of a body of it; where there is none, as for a question,
    /// out of what its fields may be.
    ///
    /// - Parameter head: what stands above all fields, a line each.
    public func text(of type: String, body: Data? = nil, head: [String] = []) throws -> String? {
        guard let message = book.message(type), catalogue.object(message.declaration.name) != nil else { return nil }
        var lines = (["\(type)", message.declaration.doc] + head).filter { !$0.isEmpty }
            .flatMap { Self.comment($0, "") }
        lines.append("")
        let json = body ?? book.example(of: type).map { Data($0.utf8) }
        let place = try json.map { try WrittenFile($0).root() }
        let members = self.members(message.declaration.name, place, "", explains: true, [])
        lines += members.isEmpty ? ["{}"] : members
        return lines.joined(separator: "\n") + "\n"
    }

    private var catalogue: Catalogue { book.catalogue }

    /// - Parameter seen: the groups that these stand in, so that one that stands in itself is written once.
    private func members(
        _ name: String,
        _ place: WrittenFile.Place?,
        _ margin: String,
        explains: Bool,
        _ seen: Set<String>
    ) -> [String] {
        guard let object = catalogue.object(name), !seen.contains(name) else { return [] }
        return object.members.flatMap { member -> [String] in
            let inner = place?.members?.first { $0.name == member.name }?.place
            if place != nil, inner == nil { return [] }
            let says =
                (member.isDemanded ? "" : "[facultatif] ")
                + [member.says, Self.choices(member.form)]
                .filter { !$0.isEmpty }.joined(separator: " ")
            let comment = explains && !says.isEmpty ? Self.comment(says, margin) : []
            return comment + value(member.form, inner, "\(margin)\(member.name):", margin, explains, seen.union([name]))
        }
    }

    private func value(
        _ form: Form,
        _ place: WrittenFile.Place?,
        _ head: String,
        _ margin: String,
        _ explains: Bool,
        _ seen: Set<String>
    ) -> [String] {
        let inner = margin + "  "
        switch form {
        case .object(let name):
            let members = members(name, place, inner, explains: explains, seen)
            return members.isEmpty ? ["\(head) {}"] : [head] + members
        case .list(let element):
            let elements: [WrittenFile.Place?] = place.map { $0.list ?? [] } ?? [nil]
            if elements.isEmpty { return ["\(head) []"] }
            return [head]
                + elements.enumerated().flatMap { number, one in
                    value(element, one, "\(inner)-", inner, explains && number == 0, seen)
                }
        case .table(let key, let element):
            let members: [(String, WrittenFile.Place?)] =
                place.map { ($0.members ?? []).map { ($0.name, $0.place) } } ?? [(Self.sample(key), nil)]
            if members.isEmpty { return ["\(head) {}"] }
            return [head]
                + members.enumerated().flatMap { number, member in
                    let head = "\(inner)\(JSONDocument.text(member.0).text()):"
                    return value(element, member.1, head, inner, explains && number == 0, seen)
                }
        case .integer, .boolean: return ["\(head) \(place?.scalar?.text ?? Self.sample(form))"]
        case .text, .choice:
            return ["\(head) \(JSONDocument.text(place?.scalar?.text ?? Self.sample(form)).text())"]
        }
    }

    /// Something that a field may be, where there is no example.
    private static func sample(_ form: Form) -> String {
        switch form {
        case .integer: "1"
        case .boolean: "false"
        case .choice(let cases): cases.first?.value ?? ""
        case .text(_, "date", _): "2026-05-18"
        case .text(_, "date-time", _): "2026-05-18T09:30:00Z"
        case .text(let pattern, _, _):
            ["texte", "P-1", "+", "committee", ""].first { pattern == nil || $0.wholeMatches(pattern ?? "") } ?? ""
        case .list, .table, .object: ""
        }
    }

    private static func choices(_ form: Form) -> String {
        switch form {
        case .choice: FormCheck.expected(form).capitalizingFirst + "."
        case .list(let element): choices(element)
        default: ""
        }
    }

    /// A text as lines of comment that fit on a screen.
    private static func comment(_ text: String, _ margin: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, margin.count + line.count + word.count > 96 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        return (lines + [line]).map { "\(margin)# \($0)" }
    }
}

extension String {
    fileprivate func wholeMatches(_ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return (try? regex.wholeMatch(in: self)) != nil
    }

    fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
