/// One thing that is wrong in a file that somebody wrote, with its place and what would be right, in French: whoever wrote
/// the file reads it.
public struct FileFault: Error, Sendable, Equatable, Codable {
    /// The line, counted from 1; `nil` where it is no line's.
    public var line: Int?
    /// The field, as `personal.identity.birthDate`; empty for the file as a whole.
    public var path: String
    /// What is wrong.
    public var says: String
    /// What would be right.
    public var expected: String?

    /// A fault at a place.
    public init(line: Int? = nil, path: String = "", _ says: String, expected: String? = nil) {
        self.line = line
        self.path = path
        self.says = says
        self.expected = expected
    }

    /// As `dossier.yaml:12: personal.identity.birthDate : pas un jour (attendu : …)`.
    public func text(in file: String) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        let field = path.isEmpty ? "" : "\(path) : "
        return "\(place): \(field)\(says)" + (expected.map { " (attendu : \($0))" } ?? "")
    }
}

/// Everything that is wrong in a file.
public struct FileFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// The faults, in the order of their lines.
    public let faults: [FileFault]

    /// These faults.
    public init(_ faults: [FileFault]) { self.faults = faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) } }

    /// All of them, a line each, where the file has no name.
    public var description: String { text(in: "fichier") }

    /// All of them, a line each, as they stand in that file.
    public func text(in file: String) -> String { faults.map { $0.text(in: file) }.joined(separator: "\n") }
}
