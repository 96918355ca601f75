import Foundation
import SchemeLoading
import Testing

/// A copy of the shipped data in a folder of its own, to plant faults in; gone with the value.
final class SchemeCopy {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("scheme-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: SchemeCopy.shipped, to: directory)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    static let shipped = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Shared/Scheme/Loading/Data")

    static let files = [
        "branches/logi.yaml", "branches/p2st.yaml", "kinds/relation-client.yaml",
        "occupational-standards/relation-client-activities-demo-1.yaml", "policies/logi.yaml", "policies/p2st.yaml",
        "standards/relation-client-demo-1.yaml",
    ]

    func text(_ file: String) throws -> String {
        try String(contentsOf: directory.appendingPathComponent(file), encoding: .utf8)
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: directory.appendingPathComponent(file))
    }

    func remove(_ file: String) throws {
        try FileManager.default.removeItem(at: directory.appendingPathComponent(file))
    }

    /// Replaces the one occurrence of a text; a plant that does not take is a fault of the test.
    func replace(_ old: String, by new: String, in file: String) throws {
        let parts = try text(file).components(separatedBy: old)
        try #require(parts.count == 2, "\(old.debugDescription) stands \(parts.count - 1) times in \(file)")
        try write(parts.joined(separator: new), to: file)
    }

    /// The line on which a text stands first, from 1.
    func line(of text: String, in file: String) throws -> Int {
        let content = try self.text(file)
        let range = try #require(content.range(of: text), "\(text.debugDescription) is not in \(file)")
        return content[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    /// Everything that the loader finds wrong; nothing when it loads.
    func faults() -> [SchemeFault] {
        do {
            _ = try SchemeLoader.load(directory: directory.path)
            return []
        } catch {
            return error.faults
        }
    }
}
