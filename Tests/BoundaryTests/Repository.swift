import Foundation

/// One source file of this repository.
struct SourceFile: Sendable {
    /// From the root, as `Services/Jury/Domain/Case.swift`.
    let path: String
    let text: String
    /// The text without comments, so that a rule may be spoken of.
    let code: String
    /// The modules that it imports.
    let imports: Set<String>

    init(path: String, text: String) {
        self.path = path
        self.text = text
        let lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
            .map(SourceFile.withoutComment)
        code = lines.joined(separator: "\n")
        imports = Set(lines.compactMap(SourceFile.importedModule))
    }

    /// What stands before `//`.
    private static func withoutComment(_ line: Substring) -> Substring {
        let bytes = line.utf8
        var before = bytes.startIndex
        while let slash = bytes[before...].firstIndex(of: UInt8(ascii: "/")) {
            let next = bytes.index(after: slash)
            if next < bytes.endIndex, bytes[next] == UInt8(ascii: "/") { return line[..<slash] }
            before = next
        }
        return line
    }

    /// The module of `[@attribute] [public] import [struct] Module[.Name]`; `nil` for any other line.
    private static func importedModule(_ line: Substring) -> String? {
        guard line.utf8.first != UInt8(ascii: " ") else { return nil }
        var words = line.split(separator: " ")[...]
        words = words.drop { $0.hasPrefix("@") }
        if let first = words.first, ["public", "package", "internal", "fileprivate", "private"].contains(first) {
            words = words.dropFirst()
        }
        guard words.first == "import" else { return nil }
        words = words.dropFirst().drop {
            ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"].contains($0)
        }
        return words.first.map { String($0.prefix { $0 != "." }) }
    }
}

/// The repository that this test belongs to.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// The Swift files of the product; empty, which a test notices, when they cannot be read.
    static let product: [SourceFile] = {
        do {
            return try ["Shared", "Services", "ops/ccs", "ops/proof"].flatMap { try sources(under: $0) }
        } catch {
            return []
        }
    }()

    /// The Swift files under a folder.
    static func sources(under folder: String) throws -> [SourceFile] {
        try paths(under: folder).filter { $0.hasSuffix(".swift") }
            .map { SourceFile(path: $0, text: try text(of: $0)) }
    }

    /// Every file and folder under a folder, sorted, from the root.
    static func paths(under folder: String) throws -> [String] {
        let place = root.appending(path: folder).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: place) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: place).sorted().map { "\(folder)/\($0)" }
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
