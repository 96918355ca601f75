import Foundation
import Testing

@testable import Simulation

/// Folders of worlds whose process was killed.
@Suite struct StoreFolderTests {
    @Test("Le dossier d'un monde dont le processus est mort s'efface; celui d'un vivant reste")
    func abandoned() throws {
        let files = FileManager.default
        let root = "\(files.temporaryDirectory.path)/folders-\(UUID().uuidString)"
        defer { try? files.removeItem(atPath: root) }
        let living = try StoreFolder(in: root)
        let dead = "\(root)/ccs-world-\(UUID().uuidString)"
        try files.createDirectory(atPath: dead, withIntermediateDirectories: true)
        #expect(files.createFile(atPath: "\(dead)/lock", contents: nil))
        StoreFolder.removeAbandoned(in: root)
        #expect(files.fileExists(atPath: dead))
        StoreFolder.removeAbandoned(in: root, olderThan: 0)
        #expect(!files.fileExists(atPath: dead))
        #expect(files.fileExists(atPath: living.path))
    }
}
