public import Foundation
import Yams

/// A file of fields that somebody wrote, in YAML or in JSON, with the line of each.
public struct WrittenFile: Sendable {
    /// How long a file may be, in bytes: no command comes near it.
    public static let longest = 1 << 20

    /// One place in a file.
    struct Place {
        let node: Node

        var line: Int? { node.mark?.line }

        /// Whether nothing is said here, as after a name and its colon alone.
        var isEmpty: Bool { node.scalar.map { $0.style == .plain && node.tag == Tag(.null) } ?? false }

        /// What stands here as it is written, and whether it stands between quotes; `nil` for a list or a group.
        var scalar: (text: String, isQuoted: Bool)? {
            node.scalar.map { ($0.string, $0.style != .plain) }
        }

        var list: [Place]? { node.sequence?.map { Place(node: $0) } }

        /// Names with what stands under them, in their order.
        var members: [(name: String, place: Place, line: Int?)]? {
            node.mapping?.map { ($0.key.scalar?.string ?? "", Place(node: $0.value), $0.key.mark?.line) }
        }
    }

    private let lines: [String: Int]
    let text: String

    /// Reads a text.
    ///
    /// - Throws: `FileFaults`, where it is neither YAML nor JSON.
    public init(_ data: Data) throws {
        guard data.count <= Self.longest else {
            throw FileFaults([FileFault("le fichier est trop long", expected: "\(Self.longest / 1024) Kio au plus")])
        }
        guard var text = String(data: data, encoding: .utf8) else {
            throw FileFaults([FileFault("le fichier n'est pas écrit en UTF-8", expected: "un fichier UTF-8")])
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        self.text = try Self.joiningSurrogates(text)
        var lines: [String: Int] = [:]
        Self.note(try Self.root(self.text), "", &lines)
        self.lines = lines
    }

    /// Its one value.
    func root() throws -> Place { try Self.root(text) }

    /// The line of the field of that path, or of the nearest group around it that is there: what is missing is said where it
    /// would stand.
    public func line(of path: String) -> Int? {
        var path = path
        while true {
            for whole in [path, "personal.\(path)"] { if let line = lines[whole] { return line } }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
            path = String(path[..<end])
        }
    }

    /// A line for each path, with the elements of lists counted from 0 in both ways of writing them.
    private static func note(_ place: Place, _ path: String, _ lines: inout [String: Int]) {
        for (name, member, line) in place.members ?? [] {
            let inner = path.isEmpty ? name : "\(path).\(name)"
            lines[inner] = line
            note(member, inner, &lines)
        }
        for (number, element) in (place.list ?? []).enumerated() {
            for inner in ["\(path)[\(number)]", "\(path).\(number)"] {
                lines[inner] = element.line
                note(element, inner, &lines)
            }
        }
    }

    private static func root(_ text: String) throws -> Place {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw FileFaults([FileFault("le fichier est vide", expected: "les champs de la demande")])
            }
            return Place(node: node)
        } catch let error as YamlError {
            throw FileFaults([fault(error)])
        }
    }

    private static func fault(_ error: YamlError) -> FileFault {
        let expected = "du YAML ou du JSON"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return FileFault(line: mark.line, "ne peut être lu : \(problem)", expected: expected)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "« \($0) »" }.joined(separator: ", ")
            return FileFault(line: context.mark.line, "\(names) : écrit deux fois", expected: "chaque champ une fois")
        default: return FileFault("ne peut être lu : \(error)", expected: expected)
        }
    }

    /// JSON writes what is beyond 16 bits as a pair of escapes, which YAML does not put together.
    private static func joiningSurrogates(_ text: String) throws -> String {
        guard text.first(where: { !$0.isWhitespace }) == "{" else { return text }
        return text.replacing(#/\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/#) { match in
            guard let high = UInt32(match.1, radix: 16), let low = UInt32(match.2, radix: 16),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { return String(match.0) }
            return String(Character(scalar))
        }
    }
}
